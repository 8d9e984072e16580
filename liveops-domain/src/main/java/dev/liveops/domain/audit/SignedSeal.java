package dev.liveops.domain.audit;

import dev.liveops.domain.receipt.ReceiptKey;
import dev.liveops.domain.receipt.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A seal with the name of an Ed25519 key (RFC 8032) and its signature. Signed are {@value #PURPOSE}
 * and a line feed, then the seal as JSON, a line feed, and the name of the key: nothing else that
 * the key might sign begins so.
 *
 * @param seal what is vouched for
 * @param keyId by whom: the thumbprint of the key (RFC 7638)
 * @param signature 64 bytes, as lower-case hexadecimal digits
 */
public record SignedSeal(Seal seal, String keyId, String signature) {

  private static final String PURPOSE = "LiveOps trail seal v1";
  private static final HexFormat HEX = HexFormat.of();
  private static final String NUMBER = "(0|[1-9][0-9]{0,17})";
  private static final String HASH = "\"([0-9a-f]{64})\"";

  private static final Pattern TEXT =
      Pattern.compile(
          ("\\{\"of\":\"(segment|head)\",\"first\":%1$s,\"last\":%1$s,\"bytes\":%1$s,\"root\":%2$s,\"head\":%2$s,\"previous\":%2$s,\"at_ms\":(-?[0-9]{1,19}),"
                  + "\"key\":\"([A-Za-z0-9_-]{43})\",\"signature\":\"([0-9a-f]{128})\"}\n")
              .formatted(NUMBER, HASH));

  /** Signs a seal. */
  public static SignedSeal by(ReceiptKey key, Seal seal) {
    String keyId = key.verificationKey().keyId();
    return new SignedSeal(seal, keyId, HEX.formatHex(key.sign(signed(seal, keyId))));
  }

  /** Reads what {@link #toString} wrote, to the byte; empty when {@code text} is anything else. */
  public static Optional<SignedSeal> parse(String text) {
    Matcher found = TEXT.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    try {
      Seal seal =
          new Seal(
              Seal.Of.valueOf(found.group(1).toUpperCase(Locale.ROOT)),
              Long.parseLong(found.group(2)),
              Long.parseLong(found.group(3)),
              Long.parseLong(found.group(4)),
              Hash.parse(found.group(5)).orElseThrow(),
              Hash.parse(found.group(6)).orElseThrow(),
              Hash.parse(found.group(7)).orElseThrow(),
              Long.parseLong(found.group(8)));
      SignedSeal read = new SignedSeal(seal, found.group(9), found.group(10));
      return read.toString().equals(text) ? Optional.of(read) : Optional.empty();
    } catch (IllegalArgumentException noSeal) {
      return Optional.empty();
    }
  }

  /** Whether {@code key} is the one that it names, and the signature is right. */
  public boolean isBy(VerificationKey key) {
    return keyId.equals(key.keyId()) && key.verifies(signed(seal, keyId), HEX.parseHex(signature));
  }

  /** SHA-256 of its {@link #toString text}. */
  public Hash hash() {
    MessageDigest sha256 = Hash.sha256();
    sha256.update(toString().getBytes(StandardCharsets.US_ASCII));
    return Hash.finish(sha256);
  }

  private static byte[] signed(Seal seal, String keyId) {
    return (PURPOSE + '\n' + seal + '\n' + keyId).getBytes(StandardCharsets.US_ASCII);
  }

  /** A JSON object of one line, with its end. */
  @Override
  public String toString() {
    String json = seal.toString();
    return json.substring(0, json.length() - 1)
        + ",\"key\":\""
        + keyId
        + "\",\"signature\":\""
        + signature
        + "\"}\n";
  }
}
