package dev.liveops.domain.receipt;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The keys whose receipts are honoured: the one that signs now, and former ones until their last
 * receipt has expired. Immutable; safe for use by many threads.
 */
public final class ReceiptKeySet {

  private final Map<String, VerificationKey> byId;

  /** Puts keys into a set, in the order they are to be published. */
  public ReceiptKeySet(Collection<VerificationKey> keys) {
    Map<String, VerificationKey> ordered = new LinkedHashMap<>();
    keys.forEach(key -> ordered.put(key.keyId(), key));
    byId = ordered;
  }

  /** The keys as a JSON Web Key Set (RFC 7517), for {@code /.well-known/jwks.json}. */
  public String toJwks() {
    return byId.values().stream()
        .map(VerificationKey::toJwk)
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  /**
   * Judges a receipt in the form of a compact JWS (RFC 7515), signed with Ed25519 (RFC 8037). Any
   * text may be given; of what it says, nothing is believed before its signature is checked.
   *
   * @param nowMillis the wall clock, epoch milliseconds
   */
  public ReceiptCheck verify(String jws, long nowMillis) {
    String[] parts = jws.split("\\.", -1);
    if (parts.length != 3) {
      return new ReceiptCheck.Malformed("a compact JWS has three parts");
    }
    Optional<Map<String, Object>> header = Base64Url.decode(parts[0]).flatMap(FlatJson::read);
    if (header.isEmpty() || !understood(header.get())) {
      return new ReceiptCheck.Malformed("the header is not that of a receipt");
    }
    Optional<byte[]> signature = Base64Url.decode(parts[2]);
    if (signature.isEmpty()) {
      return new ReceiptCheck.Malformed("the signature is not base64url");
    }
    VerificationKey key = byId.get(String.valueOf(header.get().get("kid")));
    if (key == null) {
      return new ReceiptCheck.UnknownKey();
    }
    byte[] signed = jws.substring(0, jws.lastIndexOf('.')).getBytes(StandardCharsets.UTF_8);
    if (!key.verifies(signed, signature.get())) {
      return new ReceiptCheck.BadSignature();
    }
    return Base64Url.decode(parts[1])
        .flatMap(FlatJson::read)
        .flatMap(ReceiptKeySet::claims)
        .map(claims -> judged(claims, nowMillis))
        .orElseGet(() -> new ReceiptCheck.Malformed("the claims are not those of a receipt"));
  }

  /**
   * Exactly our own header: another algorithm, or an extension that must be understood, is refused.
   */
  private static boolean understood(Map<String, Object> header) {
    return "EdDSA".equals(header.get("alg"))
        && "JWT".equals(header.get("typ"))
        && header.get("kid") instanceof String
        && header.size() == 3;
  }

  private static ReceiptCheck judged(ReceiptClaims claims, long nowMillis) {
    return Math.floorDiv(nowMillis, 1000L) < claims.expiresAtSeconds()
        ? new ReceiptCheck.Genuine(claims)
        : new ReceiptCheck.Expired(claims);
  }

  private static Optional<ReceiptClaims> claims(Map<String, Object> json) {
    if (json.get("jti") instanceof String receiptId
        && json.get("sub") instanceof String player
        && PlayerId.wellFormed(player)
        && json.get("item") instanceof String item
        && json.get("game") instanceof String game
        && GameId.wellFormed(game)
        && json.get("iat") instanceof Long issuedAt
        && json.get("exp") instanceof Long expiresAt) {
      return Optional.of(
          new ReceiptClaims(
              receiptId, new PlayerId(player), item, new GameId(game), issuedAt, expiresAt));
    }
    return Optional.empty();
  }
}
