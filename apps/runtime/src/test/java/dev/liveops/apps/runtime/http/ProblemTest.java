package dev.liveops.apps.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.domain.event.FieldFault;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.WriteConflict;
import dev.liveops.testkit.http.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProblemTest {
  private ServiceServer server;

  private RawClient.Answer answerOf(io.helidon.webserver.http.Handler handler) throws IOException {
    server = TestServers.start(ServerLimits.defaults(), rules -> rules.get("/p", handler));
    return RawClient.once(
        server.port(),
        "GET /p?n=5&m=x&two=1&two=2 HTTP/1.1\r\nHost: x\r\nX-Request-Id: r1\r\n\r\n");
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop();
    }
  }

  private static String text(Problem problem) {
    return new String(problem.bytes("r1"), StandardCharsets.UTF_8);
  }

  @Test
  void aProblemTellsTypeTitleStatusAndRequest() {
    assertEquals(
        "{\"type\":\"urn:liveops:problem:bad-signature\",\"title\":\"The signature does not"
            + " hold\",\"status\":401,\"instance\":\"r1\"}",
        text(Problem.of(ProblemType.BAD_SIGNATURE)));
  }

  @Test
  void everyBadFieldIsListed() {
    Problem problem =
        Problem.invalid(
            List.of(new FieldFault("ts", "a number"), new FieldFault("payload.\"x\n", "less")));
    assertEquals(
        "{\"type\":\"urn:liveops:problem:invalid\",\"title\":\"The request is not"
            + " valid\",\"status\":400,\"instance\":\"r1\",\"errors\":[{\"field\":\"ts\","
            + "\"expected\":\"a number\"},{\"field\":\"payload.\\\"x\\n\",\"expected\":\"less\"}]}",
        text(problem));
  }

  @Test
  void aProblemMayHaveMembersOfItsOwn() {
    Problem problem =
        Problem.of(ProblemType.BLOCKED, "for flooding")
            .with("blocked_until", "2026-11-22T00:00:00Z")
            .with("missing", List.of("level 5", "first_boss"));
    assertEquals(
        "{\"type\":\"urn:liveops:problem:player-blocked\",\"title\":\"The player is"
            + " blocked\",\"status\":403,\"detail\":\"for flooding\",\"instance\":\"r1\","
            + "\"blocked_until\":\"2026-11-22T00:00:00Z\","
            + "\"missing\":[\"level 5\",\"first_boss\"]}",
        text(problem));
  }

  @Test
  void aMemberMayBeOfAnyShape() {
    Problem problem =
        Problem.of(ProblemType.FORBIDDEN)
            .with("missing", json -> json.writeArray(new int[] {5, 7}, 0, 2))
            .with("why", "too early");
    assertEquals(
        "{\"type\":\"urn:liveops:problem:forbidden\",\"title\":\"This is not allowed\","
            + "\"status\":403,\"instance\":\"r1\",\"missing\":[5,7],\"why\":\"too early\"}",
        text(problem));
  }

  @Test
  void retryAfterIsRoundedUpToWholeSeconds() throws IOException {
    var answer =
        answerOf(
            (req, res) -> {
              new RateLimit("player", 50, 1, 0, 1).writeTo(res);
              Problem.of(ProblemType.RATE_LIMITED).retryAfterMillis(1001).send(req, res);
            });
    assertEquals(429, answer.status());
    assertEquals("2", answer.header("Retry-After"));
    assertEquals("\"player\";q=50;w=1", answer.header("RateLimit-Policy"));
    assertEquals("\"player\";r=0;t=1", answer.header("RateLimit"));
    assertEquals("r1", answer.header("X-Request-Id"));
  }

  @Test
  void aPortThatIsAwayIs503WithRetryAfter() throws IOException {
    var answer =
        answerOf(
            (req, res) -> {
              res.header(io.helidon.http.HeaderValues.CONTENT_TYPE_JSON);
              throw new PortUnavailable("disk is full", null, 5_000);
            });
    assertEquals(503, answer.status());
    assertEquals("5", answer.header("Retry-After"));
    assertEquals("application/problem+json", answer.header("Content-Type"));
    assertEquals(
        "{\"type\":\"urn:liveops:problem:unavailable\",\"title\":\"Not available at the"
            + " moment\",\"status\":503,\"instance\":\"r1\"}",
        answer.body());
  }

  @Test
  void aConflictThatNobodyResolvedIs503WithRetryAfter() throws IOException {
    var answer =
        answerOf(
            (req, res) -> {
              throw new WriteConflict("row 7");
            });
    assertEquals(503, answer.status());
    assertEquals("1", answer.header("Retry-After"));
  }

  @Test
  void anIllegalArgumentOfOursIsNotTheClientsFault() throws IOException {
    var answer =
        answerOf(
            (req, res) -> {
              throw new IllegalArgumentException("ours");
            });
    assertEquals(500, answer.status());
  }

  @Test
  void aGoodParameterIsAValueAndAnAbsentOneItsDefault() throws IOException {
    var answer =
        answerOf(
            (req, res) ->
                res.send(
                    (Params.queryInt(req, "n", 1, 9, 3) + " " + Params.queryInt(req, "q", 1, 9, 3))
                        .getBytes(StandardCharsets.UTF_8)));
    assertEquals("5 3", answer.body());
  }

  @Test
  void aBadParameterIs400AndNamed() throws IOException {
    var answer = answerOf((req, res) -> Params.queryInt(req, "m", 1, 9, 3));
    assertEquals(400, answer.status());
    assertEquals(
        "{\"type\":\"urn:liveops:problem:invalid\",\"title\":\"The request is not"
            + " valid\",\"status\":400,\"instance\":\"r1\","
            + "\"errors\":[{\"field\":\"m\",\"expected\":\"1 to 9\"}]}",
        answer.body());
  }

  @Test
  void aParameterGivenTwiceIs400() throws IOException {
    assertEquals(400, answerOf((req, res) -> Params.queryInt(req, "two", 1, 9, 3)).status());
  }
}
