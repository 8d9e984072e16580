package dev.liveops.domain.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.liveops.domain.event.GameId;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSignatureTest {

  private static final long NOW_SECONDS = 1_764_000_000;
  private static final long NOW_MILLIS = NOW_SECONDS * 1000 + 999;
  private static final GameId GAME = new GameId("default");
  private static final GameId OTHER_GAME = new GameId("other");
  private static final SigningKey KEY = key("default", GAME, "It's a Secret to Everybody");
  private static final SigningKey NEW_KEY = key("default", GAME, "the secret that comes next");
  private static final SigningKey OTHERS_KEY = key("others", OTHER_GAME, "somebody else's secret");
  private static final KeyRing KEYS = new KeyRing(List.of(KEY, NEW_KEY, OTHERS_KEY));
  private static final byte[] BODY = bytes("{\"type\":\"progression\",\"playerId\":\"p1\"}");

  @Test
  void theDocumentedExampleOfGitHubIsValid() {
    String header = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    byte[] body = bytes("Hello, World!");
    assertEquals(header, RequestSignature.sign(KEY, body));
    assertValid(KEY, v1(header, body));
  }

  @Test
  void version2SignsTimeMethodPathKeyAndBodyWithDotsBetween() {
    byte[] text = bytes(NOW_SECONDS + ".POST./events?dry=1.retry-1." + new String(BODY, UTF_8));
    assertEquals(
        RequestSignature.sign(KEY, text),
        RequestSignature.sign(KEY, NOW_SECONDS, "POST", "/events?dry=1", "retry-1", BODY));
  }

  @Test
  void everySecretOfAKeyIdIsValidAtOnce() {
    for (SigningKey key : List.of(KEY, NEW_KEY)) {
      assertValid(key, v1(RequestSignature.sign(key, BODY), BODY));
      assertValid(key, new Request(key).signed());
    }
  }

  @Test
  void aRequestThatNamesNoKeyMeansTheDefaultKey() {
    String header = RequestSignature.sign(KEY, BODY);
    assertValid(KEY, v1(header, BODY));
    assertValid(KEY, request("default", "", header, BODY));
  }

  @Test
  void aRequestWithoutASignatureIsMissingIt() {
    assertInstanceOf(SignatureCheck.Missing.class, verify(v1("", BODY)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "SHA256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17a",
        "sha256= 57107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256=g57107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256=\u0667571\u0661\u06607ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256=757107Ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256="
      })
  void anythingButTheExactFormIsMalformed(String header) {
    assertInstanceOf(
        SignatureCheck.Malformed.class, verify(v1(header, bytes("Hello, World!"))), header);
  }

  @Test
  void digitsMayAllBeUpperCase() {
    String digits = RequestSignature.sign(KEY, BODY).substring(7).toUpperCase(Locale.ROOT);
    assertValid(KEY, v1("sha256=" + digits, BODY));
  }

  @Test
  void aKeyIdThatIsNotOnTheRingIsUnknown() {
    assertInstanceOf(
        SignatureCheck.UnknownKey.class,
        verify(request("Default", "", RequestSignature.sign(KEY, BODY), BODY)));
  }

  @Test
  void aRightSignatureOfAnotherKeyIsAMismatch() {
    assertInstanceOf(
        SignatureCheck.Mismatch.class,
        verify(request("others", "", RequestSignature.sign(KEY, BODY), BODY)));
  }

  @Test
  void theGameOfARequestMustBeTheGameOfItsKey() {
    String header = RequestSignature.sign(OTHERS_KEY, BODY);
    assertValid(OTHERS_KEY, request("others", "other", header, BODY));
    assertInstanceOf(
        SignatureCheck.WrongGame.class, verify(request("others", "default", header, BODY)));
  }

  @Test
  void whichGameAKeyBelongsToIsToldOnlyToWhoHasItsSecret() {
    assertInstanceOf(
        SignatureCheck.Mismatch.class,
        verify(request("others", "default", RequestSignature.sign(KEY, BODY), BODY)));
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, -299, 0, 299, 300})
  void aTimeWithinToleranceIsValid(long seconds) {
    Request request = new Request(KEY);
    request.timestamp = Long.toString(NOW_SECONDS + seconds);
    SignatureCheck.Valid valid =
        assertInstanceOf(SignatureCheck.Valid.class, verify(request.signed()));
    assertEquals(NOW_SECONDS + seconds, valid.stamp().orElseThrow().timestampSeconds());
  }

  @ParameterizedTest
  @ValueSource(longs = {-NOW_SECONDS, -301, 301, 900_000_000_000L - NOW_SECONDS})
  void aTimeOutOfToleranceIsStale(long seconds) {
    Request request = new Request(KEY);
    request.timestamp = Long.toString(NOW_SECONDS + seconds);
    assertEquals(new SignatureCheck.Stale(NOW_SECONDS + seconds), verify(request.signed()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "+1764000000",
        "1764000000.0",
        " 1764000000",
        "1e9",
        "now",
        "1764000000000000",
        "\u0661\u0667\u0666"
      })
  void aTimeThatIsNotEpochSecondsIsMalformed(String timestamp) {
    Request request = new Request(KEY);
    request.timestamp = timestamp;
    assertInstanceOf(SignatureCheck.Malformed.class, verify(request.signed()));
  }

  @Test
  void aVersion2SignatureIsOfNoOtherMethodPathKeyTimeOrBody() {
    SignedRequest signed = new Request(KEY).signed();
    List<SignedRequest> others =
        List.of(
            with(signed, r -> r.method = "PUT"),
            with(signed, r -> r.path = "/rewards/claim"),
            with(signed, r -> r.path = "/events?x"),
            with(signed, r -> r.path = "/%65vents"),
            with(signed, r -> r.idempotencyKey = ""),
            with(signed, r -> r.idempotencyKey = "retry-2"),
            with(signed, r -> r.timestamp = Long.toString(NOW_SECONDS + 1)),
            with(signed, r -> r.timestamp = "0" + NOW_SECONDS),
            with(signed, r -> r.timestamp = ""),
            with(signed, r -> r.body = bytes("{}")));
    for (SignedRequest other : others) {
      assertInstanceOf(SignatureCheck.Mismatch.class, verify(other), other::toString);
    }
  }

  @Test
  void aVersion1SignatureIsNotOfVersion2() {
    SignedRequest v2 = new Request(KEY).signed();
    assertInstanceOf(
        SignatureCheck.Mismatch.class,
        verify(with(v2, r -> r.signature = RequestSignature.sign(KEY, BODY))));
  }

  @Test
  void whatVersion2SignsCannotBeSentAsABodyUnderVersion1() {
    byte[] text = bytes(NOW_SECONDS + ".POST./events/batch..{}\n{}");
    SignedRequest v1 = v1(RequestSignature.sign(KEY, text), text);
    assertInstanceOf(SignatureCheck.Malformed.class, verify(v1));
  }

  @Test
  void anIdempotencyKeyCannotTakeOverAPartOfTheBody() {
    Request honest = new Request(KEY);
    honest.body = bytes("{\"x\":0.5}\n{}");
    SignedRequest shifted =
        with(
            honest.signed(),
            r -> {
              r.idempotencyKey = "retry-1.{\"x\":0";
              r.body = bytes("5}\n{}");
            });
    assertInstanceOf(SignatureCheck.Malformed.class, verify(shifted));
    assertThrows(
        IllegalArgumentException.class,
        () -> RequestSignature.sign(KEY, NOW_SECONDS, "POST", "/events", "a.b", BODY));
  }

  @Test
  void noOneBitMutationOfBodySignatureOrKeyIdIsValid() {
    long seed = 20261122;
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      SigningKey key = i % 2 == 0 ? KEY : OTHERS_KEY;
      byte[] body = new byte[1 + random.nextInt(200)];
      random.nextBytes(body);
      body[0] = '{';
      byte[] keyId = bytes(key.keyId());
      byte[] header = bytes(RequestSignature.sign(key, body));
      List<byte[]> fields = List.of(body, keyId, header);
      byte[] mutated = fields.get(i % 3);
      int bit = random.nextInt(8 * mutated.length);
      mutated[bit / 8] ^= (byte) (1 << bit % 8);
      SignedRequest request =
          request(new String(keyId, UTF_8), "", new String(header, UTF_8), body);
      assertFalse(
          verify(request) instanceof SignatureCheck.Valid,
          "seed " + seed + ", round " + i + ", bit " + bit + ": " + request);
    }
  }

  @Test
  void everyTagOfWycheproofInFullLengthIsJudgedRightAsAHeader() throws IOException {
    int judged = 0;
    for (JsonNode group : HmacSha256Test.wycheproof().get("testGroups")) {
      for (JsonNode test : group.get("tests")) {
        byte[] body = HexFormat.of().parseHex(test.get("msg").asText());
        SigningKey key =
            new SigningKey("default", GAME, HexFormat.of().parseHex(test.get("key").asText()));
        SignedRequest request = v1("sha256=" + test.get("tag").asText(), body);
        boolean valid =
            group.get("tagSize").asInt() == 256 && test.get("result").asText().equals("valid");
        assertEquals(
            valid,
            RequestSignature.verify(new KeyRing(List.of(key)), request, NOW_MILLIS)
                instanceof SignatureCheck.Valid,
            test::toString);
        judged++;
      }
    }
    assertEquals(174, judged);
  }

  @Test
  void nothingShowsASecretOrASignature() {
    String shown = KEY.toString() + KEYS + new Request(KEY).signed();
    assertFalse(shown.contains("Secret") || shown.contains("sha256="), shown);
    assertTrue(KEYS.toString().contains("others"));
  }

  @Test
  void aRingHoldsNoIdOfTwoGamesNorTooManySecretsOfOne() {
    SigningKey foreign = key("default", OTHER_GAME, "foreign");
    assertThrows(IllegalArgumentException.class, () -> new KeyRing(List.of(KEY, foreign)));
    assertThrows(
        IllegalArgumentException.class, () -> new KeyRing(List.of(KEY, KEY, KEY, KEY, KEY)));
    assertThrows(IllegalArgumentException.class, () -> new KeyRing(List.of()));
  }

  private static void assertValid(SigningKey expected, SignedRequest request) {
    SignatureCheck.Valid valid = assertInstanceOf(SignatureCheck.Valid.class, verify(request));
    assertEquals(expected, valid.key());
  }

  private static SignatureCheck verify(SignedRequest request) {
    return RequestSignature.verify(KEYS, request, NOW_MILLIS);
  }

  private static SignedRequest v1(String signature, byte[] body) {
    return request("", "", signature, body);
  }

  private static SignedRequest request(String keyId, String gameId, String signature, byte[] body) {
    return new SignedRequest("POST", "/events", keyId, gameId, "", "", signature, body);
  }

  private static SignedRequest with(
      SignedRequest signed, java.util.function.Consumer<Request> change) {
    Request request = new Request(KEY);
    request.timestamp = signed.timestamp();
    request.idempotencyKey = signed.idempotencyKey();
    request.body = signed.body();
    request.signature = signed.signature();
    change.accept(request);
    return request.asIs();
  }

  private static SigningKey key(String keyId, GameId game, String secret) {
    return new SigningKey(keyId, game, bytes(secret));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** A version 2 request of which single parts can be changed, before or after it is signed. */
  private static final class Request {
    private final SigningKey key;
    private String method = "POST";
    private String path = "/events";
    private String idempotencyKey = "retry-1";
    private String timestamp = Long.toString(NOW_SECONDS);
    private String signature = "";
    private byte[] body = BODY;

    Request(SigningKey key) {
      this.key = key;
    }

    SignedRequest signed() {
      byte[] text =
          bytes(
              timestamp
                  + "."
                  + method
                  + "."
                  + path
                  + "."
                  + idempotencyKey
                  + "."
                  + new String(body, UTF_8));
      signature = RequestSignature.sign(key, text);
      return asIs();
    }

    SignedRequest asIs() {
      return new SignedRequest(
          method, path, key.keyId(), "", idempotencyKey, timestamp, signature, body);
    }
  }
}
