package dev.liveops.apps.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.liveops.apps.gateway.Request.Reply;
import dev.liveops.usecases.fairness.SanctionOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that {@code POST /events} does not take, whatever they say. */
final class RefusedEventTest {
  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = new TestGateway();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static Request event(String json) {
    return gateway.request("POST", "/events").json(json);
  }

  private static Reply post(String json) throws Exception {
    return event(json).signed(TestGateway.KEY).send();
  }

  private static Reply post(String key, String json) throws Exception {
    return event(json).key(key).signed(TestGateway.KEY).send();
  }

  @Test
  void aBlockedPlayerIs403AndToldUntilWhen() throws Exception {
    sanction("frank", "block", OptionalLong.of(90_000));
    JsonNode problem = post(Events.progression("frank", 10)).problem(403, "player-blocked");
    assertEquals("2026-11-22T10:01:30Z", problem.path("blocked_until").asText());
  }

  @Test
  void aPlayerWhoseBanHasNoEndIs403WithoutOne() throws Exception {
    sanction("grace", "ban", OptionalLong.empty());
    JsonNode problem = post(Events.progression("grace", 10)).problem(403, "player-blocked");
    assertTrue(problem.path("blocked_until").isMissingNode());
  }

  @Test
  void whoFloodsIsBlockedForAMinute() throws Exception {
    for (int i = 0; i < 11; i++) {
      assertEquals(202, post(Events.progression("heidi", 1)).status());
    }
    gateway.awaitJudgement();
    JsonNode problem = post(Events.progression("heidi", 1)).problem(403, "player-blocked");
    assertEquals("2026-11-22T10:01:00Z", problem.path("blocked_until").asText());
  }

  private static void sanction(String player, String kind, OptionalLong durationMillis)
      throws Exception {
    gateway.sanctions.impose(
        TestGateway.GAME,
        new SanctionOrder(player, kind, "a test", "tester", durationMillis, OptionalLong.empty()));
    gateway.awaitJudgement();
  }

  @Test
  void aBodyBeyondTheLimitIs413() throws Exception {
    String event = Events.progression("ivan", 10);
    String padded = event + " ".repeat(64 * 1024 - event.length());
    assertEquals(202, post(padded).status());
    post(padded + " ").problem(413, "too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonp",
        "json"
      })
  void whatIsNotSaidToBeJsonIs415(String contentType) throws Exception {
    byte[] body = Events.progression("judy", 10).getBytes(StandardCharsets.UTF_8);
    Reply reply =
        gateway.request("POST", "/events").body(contentType, body).signed(TestGateway.KEY).send();
    reply.problem(415, "unsupported-media-type");
    assertEquals("application/json", reply.header("Accept"));
  }

  @Test
  void aMediaTypeMayHaveParametersAndCapitals() throws Exception {
    byte[] body = Events.progression("judy", 10).getBytes(StandardCharsets.UTF_8);
    Request request =
        gateway.request("POST", "/events").body("Application/JSON; charset=utf-8", body);
    assertEquals(202, request.signed(TestGateway.KEY).send().status());
  }

  @Test
  void aPlayerOverTheLimitIs429AndToldWhenToComeBack() throws Exception {
    try (TestGateway strict = new TestGateway(TestGateway.limits(2, Duration.ofSeconds(2)))) {
      Reply reply = null;
      for (int i = 0; i < 20 && (reply == null || reply.status() == 202); i++) {
        reply =
            strict
                .request("POST", "/events")
                .json(Events.progression("karl", 1))
                .signed(TestGateway.KEY)
                .send();
      }
      reply.problem(429, "rate-limited");
      assertEquals("1", reply.header("Retry-After"));
      assertEquals("\"player\";q=2;w=1", reply.header("RateLimit-Policy"));
      assertEquals("\"player\";r=0;t=1", reply.header("RateLimit"));
    }
  }

  @Test
  void aBusThatRefusesIs503AndNothingIsRemembered() throws Exception {
    String event = Events.progression("liam", 10);
    gateway.bus.refuse(true);
    Reply refused = post("liam-1", event);
    gateway.bus.refuse(false);
    refused.problem(503, "unavailable");
    assertFalse(refused.header("Retry-After").isEmpty());
    assertEquals(202, post("liam-1", event).status());
  }

  @Test
  void aBusThatTakesTooLongIs503AndARetryFindsTheEvent() throws Exception {
    try (TestGateway hasty = new TestGateway(TestGateway.limits(50, Duration.ofMillis(50)))) {
      String event = Events.progression("mia", 10);
      hasty.bus.hold();
      Request request = hasty.request("POST", "/events").json(event).key("mia-1");
      request.signed(TestGateway.KEY).send().problem(503, "unavailable");
      hasty.bus.letGo();
      Reply retried = request.send();
      while (retried.status() == 409) {
        retried = request.send();
      }
      assertEquals(208, retried.status());
    }
  }

  @Test
  void otherMethodsAre405AndOptionsTellsTheRightOne() throws Exception {
    for (String method : new String[] {"GET", "HEAD", "PUT", "PATCH", "DELETE"}) {
      Reply reply = gateway.request(method, "/events").send();
      assertEquals(405, reply.status(), method);
      assertEquals("POST", reply.header("Allow"), method);
    }
    Reply options = gateway.request("OPTIONS", "/events").send();
    assertEquals(204, options.status());
    assertEquals("POST", options.header("Allow"));
  }

  @Test
  void answersAreCountedByTypeAndResult() throws Exception {
    post(Events.progression("nina", 10));
    post("{}");
    event(Events.progression("nina", 10)).send();
    String metrics = gateway.request("GET", "/metrics").send().body();
    for (String labels :
        new String[] {
          "result=\"accepted\",scope=\"application\",type=\"progression\"",
          "result=\"invalid\",scope=\"application\",type=\"other\"",
          "result=\"unsigned\",scope=\"application\",type=\"other\""
        }) {
      assertTrue(metrics.lines().anyMatch(line -> counts(line, labels)), labels);
    }
    assertFalse(metrics.contains("nina"));
  }

  private static boolean counts(String line, String labels) {
    return line.startsWith("liveops_events_total{" + labels + ",}")
        && Double.parseDouble(line.substring(line.lastIndexOf(' '))) > 0;
  }
}
