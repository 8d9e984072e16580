package dev.liveops.domain.receipt;

import dev.liveops.domain.signing.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes receipts, and checks the form of them that only who knows the secret can check. Immutable;
 * safe for use by many threads. The same claim of the same item at the same time gives the same
 * receipt, to the byte: who must give the very same receipt later keeps the first.
 */
public final class ReceiptIssuer {

  /** How long a receipt is to be honoured. */
  public static final Duration LIFETIME = Duration.ofHours(24);

  private static final HexFormat HEX = HexFormat.of();

  private final HmacSha256 hmac;
  private final ReceiptKey key;

  /**
   * Takes what receipts are signed with.
   *
   * @param secret for the HMAC form; the array may be wiped afterwards
   * @param key for the JWS form
   */
  public ReceiptIssuer(byte[] secret, ReceiptKey key) {
    this.hmac = new HmacSha256(secret);
    this.key = key;
  }

  /**
   * The receipt of a claim.
   *
   * @param item what is granted
   * @param nowMillis the time of the claim, epoch milliseconds; the signed forms hold whole seconds
   */
  public Receipt issue(Claim claim, String item, long nowMillis) {
    long expiresAtMillis = nowMillis + LIFETIME.toMillis();
    ReceiptClaims claims =
        new ReceiptClaims(
            claim.receiptId(),
            claim.player(),
            item,
            claim.game(),
            Math.floorDiv(nowMillis, 1000L),
            Math.floorDiv(expiresAtMillis, 1000L));
    return new Receipt(
        claims.receiptId(),
        claims.game(),
        claims.player(),
        item,
        nowMillis,
        expiresAtMillis,
        code(claims.receiptId(), claims.player().value(), item, claims.issuedAtSeconds()),
        jws(claims));
  }

  /**
   * Whether {@code signature} is the HMAC form of a receipt with these facts. Says nothing about
   * whether its time is over. Any text may be given. A player id and an item may both have a colon
   * in them, so this form alone does not tell where one ends; the JWS form does.
   *
   * @param timestampSeconds when the receipt was issued, epoch seconds
   * @param signature lower-case hexadecimal digits, as issued
   */
  public boolean signed(
      String receiptId, String player, String item, long timestampSeconds, String signature) {
    String expected = code(receiptId, player, item, timestampSeconds);
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
  }

  private String code(String receiptId, String player, String item, long timestampSeconds) {
    String facts = receiptId + ':' + player + ':' + item + ':' + timestampSeconds;
    return HEX.formatHex(hmac.of(facts.getBytes(StandardCharsets.UTF_8)));
  }

  private String jws(ReceiptClaims claims) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "EdDSA");
    header.put("kid", key.verificationKey().keyId());
    header.put("typ", "JWT");
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("jti", claims.receiptId());
    payload.put("sub", claims.player().value());
    payload.put("item", claims.item());
    payload.put("game", claims.game().value());
    payload.put("iat", claims.issuedAtSeconds());
    payload.put("exp", claims.expiresAtSeconds());
    String signed =
        Base64Url.encode(FlatJson.write(header)) + '.' + Base64Url.encode(FlatJson.write(payload));
    return signed + '.' + Base64Url.encode(key.sign(signed.getBytes(StandardCharsets.US_ASCII)));
  }
}
