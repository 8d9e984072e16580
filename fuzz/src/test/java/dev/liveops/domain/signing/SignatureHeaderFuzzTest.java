package dev.liveops.domain.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.liveops.domain.event.GameId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Headers that nobody would send are no signatures; those that we make are. */
final class SignatureHeaderFuzzTest {
  private static final long NOW_SECONDS = 1_730_560_000;
  private static final GameId GAME = new GameId("default");
  private static final SigningKey KEY = key("default", "a secret of at least 32 characters");
  private static final SigningKey NEXT = key("default", "the secret that comes after that one");
  private static final KeyRing RING = new KeyRing(List.of(KEY, NEXT));

  private static SigningKey key(String id, String secret) {
    return new SigningKey(id, GAME, secret.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Six lines: signature, key id, game, timestamp, idempotency key, and the body, which may have
   * more.
   */
  @FuzzTest
  void onlyWhatTheKeySignsIsValid(byte[] input) {
    String[] lines = new String(input, StandardCharsets.ISO_8859_1).split("\n", 6);
    if (lines.length < 6) {
      return;
    }
    byte[] body = lines[5].getBytes(StandardCharsets.ISO_8859_1);
    SignedRequest request = request(lines, lines[0], body);

    SignatureCheck check = RequestSignature.verify(RING, request, NOW_SECONDS * 1_000);

    if (check instanceof SignatureCheck.Valid(SigningKey key, var stamp)) {
      String right = signedBy(key, request);
      assertTrue(
          request.signature().equals(right) || request.signature().equals(upperCase(right)),
          () -> "valid, and not what the key signs: " + request.signature());
      assertTrue(request.gameId().isEmpty() || request.gameId().equals(GAME.value()));
      assertEquals(!request.timestamp().isEmpty(), stamp.isPresent());
    }
    whatWeSignIsValid(lines, body);
  }

  private static void whatWeSignIsValid(String[] lines, byte[] body) {
    boolean named = lines[1].isEmpty() || lines[1].equals("default");
    boolean stamped = !lines[3].isEmpty();
    boolean ours = lines[2].isEmpty() || lines[2].equals(GAME.value());
    if (!named || !ours || stamped && !isNow(lines[3]) || stamped && lines[4].contains(".")) {
      return;
    }
    SignedRequest unsigned = request(lines, "", body);
    SignedRequest signed = request(lines, signedBy(NEXT, unsigned), body);
    SignatureCheck check = RequestSignature.verify(RING, signed, NOW_SECONDS * 1_000);
    if (!stamped && looksLikeVersion2(body)) {
      assertInstanceOf(SignatureCheck.Malformed.class, check);
      return;
    }
    assertInstanceOf(SignatureCheck.Valid.class, check);
    byte[] longer = Arrays.copyOf(body, body.length + 1);
    assertFalse(
        RequestSignature.verify(
                RING, request(lines, signed.signature(), longer), NOW_SECONDS * 1_000)
            instanceof SignatureCheck.Valid);
  }

  private static boolean isNow(String timestamp) {
    return timestamp.matches("17305[0-9]{5}")
        && Math.abs(Long.parseLong(timestamp) - NOW_SECONDS) <= RequestSignature.TOLERANCE_SECONDS;
  }

  private static boolean looksLikeVersion2(byte[] body) {
    return new String(body, StandardCharsets.ISO_8859_1).matches("(?s)[0-9]+\\..*");
  }

  private static SignedRequest request(String[] lines, String signature, byte[] body) {
    return new SignedRequest(
        "POST", "/events", lines[1], lines[2], lines[4], lines[3], signature, body);
  }

  /** Made here from the description of the format, not by the code that is tested. */
  private static String signedBy(SigningKey key, SignedRequest request) {
    String head =
        request.timestamp().isEmpty()
            ? ""
            : String.join(
                ".",
                request.timestamp(),
                request.method(),
                request.path(),
                request.idempotencyKey(),
                "");
    byte[] signed = key.hmac().of(head.getBytes(StandardCharsets.UTF_8), request.body());
    return "sha256=" + HexFormat.of().formatHex(signed);
  }

  private static String upperCase(String header) {
    return "sha256=" + header.substring("sha256=".length()).toUpperCase(Locale.ROOT);
  }
}
