package dev.liveops.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;

/**
 * Checks receipts as somebody does who has only the published key, and the shared secret: with what
 * the JDK has (RFC 7515, RFC 8032, RFC 8037). For one thread.
 */
final class ReceiptCheck {

  private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

  private final PublicKey key;
  private final String keyId;
  private final Mac mac = Client.mac(Setup.SECRET);

  /** Checks by the first key of a key set. */
  ReceiptCheck(JsonNode keySet) {
    JsonNode published = keySet.get("keys").get(0);
    this.keyId = published.get("kid").asText();
    this.key = key(BASE64.decode(published.get("x").asText()));
  }

  private static PublicKey key(byte[] littleEndian) {
    byte[] y = new byte[littleEndian.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = littleEndian[y.length - 1 - i];
    }
    boolean xOdd = (y[0] & 0x80) != 0;
    y[0] &= 0x7f;
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePublic(
              new EdECPublicKeySpec(
                  NamedParameterSpec.ED25519, new EdECPoint(xOdd, new BigInteger(1, y))));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** What is wrong with a receipt for this player and item; empty when it is genuine. */
  Optional<String> fault(JsonNode receipt, String player, String item) {
    if (!receipt.get("player_id").asText().equals(player)
        || !receipt.get("item").asText().equals(item)) {
      return Optional.of("is for another: " + receipt);
    }
    if (!hmac(receipt).equals(receipt.get("sig").asText())) {
      return Optional.of("the HMAC does not hold: " + receipt);
    }
    String[] jws = receipt.get("jws").asText().split("\\.");
    JsonNode header = document(jws[0]);
    JsonNode facts = document(jws[1]);
    boolean same =
        header.get("kid").asText().equals(keyId)
            && facts.get("sub").asText().equals(player)
            && facts.get("item").asText().equals(item)
            && facts.get("jti").equals(receipt.get("receipt_id"))
            && facts.get("iat").equals(receipt.get("timestamp"));
    return same && signed(jws) ? Optional.empty() : Optional.of("the JWS does not hold " + receipt);
  }

  private String hmac(JsonNode receipt) {
    String facts =
        "%s:%s:%s:%d"
            .formatted(
                receipt.get("receipt_id").asText(),
                receipt.get("player_id").asText(),
                receipt.get("item").asText(),
                receipt.get("timestamp").asLong());
    return HexFormat.of().formatHex(mac.doFinal(facts.getBytes(StandardCharsets.UTF_8)));
  }

  private boolean signed(String[] jws) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update((jws[0] + "." + jws[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(BASE64.decode(jws[2]));
    } catch (GeneralSecurityException e) {
      return false; // not even of the right form
    }
  }

  private static JsonNode document(String base64) {
    return Json.read(new String(BASE64.decode(base64), StandardCharsets.UTF_8));
  }
}
