package dev.liveops.apps.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.adapters.local.inmem.InMemoryStorage;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.signing.KeyRing;
import dev.liveops.domain.signing.ReplayWindow;
import dev.liveops.domain.signing.RequestSignature;
import dev.liveops.domain.signing.SigningKey;
import dev.liveops.testkit.http.RawClient;
import dev.liveops.usecases.audit.RecordDenials;
import dev.liveops.usecases.signing.AuthenticateRequest;
import dev.liveops.usecases.signing.Refusal;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignatureGateTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final SigningKey KEY = key("default", "default");
  private static final SigningKey RACING = key("k2", "racing");

  private static InMemoryStorage storage;
  private static RecordDenials denials;
  private static ServiceServer server;

  @BeforeAll
  static void start() {
    storage = InMemoryStorage.open(Duration.ofMinutes(5), CLOCK, 1);
    denials = new RecordDenials(storage.bus(), CLOCK);
    KeyRing ring = new KeyRing(List.of(KEY, RACING));
    SignatureGate gate =
        new SignatureGate(
            "test", new AuthenticateRequest(() -> ring, new ReplayWindow(1_000)), denials, CLOCK);
    server = TestServers.start(ServerLimits.defaults(), new Guarded(gate));
  }

  @AfterAll
  static void stop() {
    server.stop();
    storage.close();
  }

  private static SigningKey key(String id, String game) {
    byte[] secret = ("a secret of " + id + " that is long").getBytes(StandardCharsets.UTF_8);
    return new SigningKey(id, new GameId(game), secret);
  }

  private static RawClient.Answer get(String path, String... headers) throws IOException {
    return RawClient.once(
        server.port(), "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + lines(headers) + "\r\n");
  }

  private static String lines(String... headers) {
    return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
  }

  private static String[] version2(SigningKey key, String path, Instant at) {
    long seconds = at.getEpochSecond();
    return new String[] {
      "X-Signature-Timestamp: " + seconds,
      "X-Key-Id: " + key.keyId(),
      "X-Signature: " + RequestSignature.sign(key, seconds, "GET", path, "", new byte[0])
    };
  }

  @Test
  void aReadMaySayWhichGameWhereReadsAreOpen() throws IOException {
    assertEquals("default", get("/open").body());
    assertEquals("racing", get("/open", "X-Game-Id: racing").body());
  }

  @Test
  void whatCanBeNoGameIsNotFound() throws IOException {
    assertEquals(404, get("/open", "X-Game-Id: no game").status());
    assertEquals(404, get("/open", "X-Game-Id: a", "X-Game-Id: a").status());
  }

  @Test
  void aSignedReadIsOfTheGameOfTheKey() throws IOException {
    assertEquals("default", get("/signed", version2(KEY, "/signed", NOW)).body());
    assertEquals("racing", get("/signed?a=1", version2(RACING, "/signed?a=1", NOW)).body());
  }

  @Test
  void aSignedReadMayBeRepeatedWhileItsTimeIsRight() throws IOException {
    String[] headers = version2(KEY, "/signed", NOW.minusSeconds(299));
    assertEquals(200, get("/signed", headers).status());
    assertEquals(200, get("/signed", headers).status());
    assertProblem(
        "stale-signature", get("/signed", version2(KEY, "/signed", NOW.minusSeconds(301))));
  }

  @Test
  void aReadWithoutSignatureOrTimeIsRefused() throws IOException {
    assertProblem("missing-signature", get("/signed"));
    assertProblem(
        "malformed-signature",
        get("/signed", "X-Signature: " + RequestSignature.sign(KEY, new byte[0])));
  }

  @Test
  void aSignatureIsGoodForOnePathOnly() throws IOException {
    assertProblem("bad-signature", get("/signed?a=1", version2(KEY, "/signed", NOW)));
  }

  @Test
  void aBodyMayBeSignedWithVersion1() throws IOException {
    String body = "{\"a\":1}";
    String signature = RequestSignature.sign(KEY, body.getBytes(StandardCharsets.UTF_8));
    var answer =
        RawClient.once(
            server.port(),
            "POST /signed HTTP/1.1\r\nHost: x\r\nX-Signature: "
                + signature
                + "\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body);
    assertEquals("default", answer.body());
  }

  @Test
  void aRefusalIsCountedForTheTrail() throws IOException {
    get("/signed");
    assertTrue(denials.pump() > 0);
  }

  @Test
  void everyRefusalHasATypeOfItsOwn() {
    Set<String> types = new HashSet<>();
    for (Refusal refusal : Refusal.values()) {
      ProblemType type = SignatureProblems.typeOf(refusal);
      assertEquals("urn:liveops:problem:" + refusal.code(), type.uri());
      assertEquals(401, type.status().code());
      types.add(type.uri());
    }
    assertEquals(Refusal.values().length, types.size());
    assertEquals(ProblemType.BAD_SIGNATURE, SignatureProblems.typeOf(Refusal.BAD_SIGNATURE));
  }

  private static void assertProblem(String type, RawClient.Answer answer) {
    assertEquals(401, answer.status());
    assertTrue(answer.header("WWW-Authenticate").startsWith("HMAC-SHA256 "));
    assertTrue(answer.body().contains("urn:liveops:problem:" + type + "\""), answer.body());
  }

  private static final class Guarded implements HttpService {
    private final ReadAccess open = ReadAccess.open(new GameId("default"));
    private final ReadAccess signed;
    private final SignatureGate gate;

    Guarded(SignatureGate gate) {
      this.gate = gate;
      this.signed = ReadAccess.signed(gate);
    }

    @Override
    public void routing(HttpRules rules) {
      rules
          .get("/open", (req, res) -> send(res, open.game(req)))
          .get("/signed", (req, res) -> send(res, signed.game(req)))
          .post("/signed", this::post);
    }

    private void post(ServerRequest request, ServerResponse response) {
      send(response, gate.signer(request, RequestBody.bytes(request, 1000)).game());
    }

    private static void send(ServerResponse response, GameId game) {
      response.send(game.value().getBytes(StandardCharsets.UTF_8));
    }
  }
}
