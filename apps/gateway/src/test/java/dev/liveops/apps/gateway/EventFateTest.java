package dev.liveops.apps.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.liveops.apps.gateway.Request.Reply;
import dev.liveops.domain.event.EventId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code GET /events/{id}} tells. */
final class EventFateTest {
  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = new TestGateway();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static String accept(String json) throws Exception {
    Reply reply = gateway.request("POST", "/events").json(json).signed(TestGateway.KEY).send();
    assertEquals(202, reply.status(), reply.body());
    return reply.json().path("event_id").asText();
  }

  private static JsonNode fate(String id) throws Exception {
    Reply reply = gateway.request("GET", "/events/" + id).send();
    assertEquals(200, reply.status(), reply.body());
    return reply.json();
  }

  @Test
  void anEventThatCountsIsCleared() throws Exception {
    String id = accept(Events.progression("alice", 10));
    JsonNode fate = fate(id);
    assertEquals(id, fate.path("event_id").asText());
    assertEquals("progression", fate.path("type").asText());
    assertEquals("alice", fate.path("player_id").asText());
    assertEquals("cleared", fate.path("status").asText());
    assertEquals("2026-11-22T10:00:00Z", fate.path("received_at").asText());
    assertTrue(fate.path("review").isMissingNode());
  }

  @Test
  void aRuleInShadowLeavesARemarkAndNoMore() throws Exception {
    JsonNode drift = fate(accept(Events.progression("bob", 10))).path("violations").get(0);
    assertEquals("clock_drift", drift.path("rule").asText());
    assertTrue(drift.path("shadow").asBoolean());
  }

  @Test
  void anEventOutOfBoundsIsQuarantinedAndSaysWhy() throws Exception {
    JsonNode fate = fate(accept(Events.progression("carol", 1_001)));
    assertEquals("quarantined", fate.path("status").asText());
    JsonNode violation = fate.path("violations").get(0);
    assertEquals("delta_xp_bound", violation.path("rule").asText());
    assertEquals(1, violation.path("version").asInt());
    assertEquals("quarantined", violation.path("verdict").asText());
    assertEquals(fate.path("event_id").asText(), violation.path("event_id").asText());
    assertTrue(violation.path("inputs").toString().contains("1001"), violation::toString);
  }

  @Test
  void aReleasedEventIsClearedAndTellsWhoDecided() throws Exception {
    String id = accept(Events.progression("dave", 1_001));
    gateway.awaitJudgement();
    gateway.reviews.release(
        TestGateway.GAME, EventId.parse(id).orElseThrow(), "ann", "a holiday gift");
    JsonNode fate = fate(id);
    assertEquals("cleared", fate.path("status").asText());
    assertEquals("released", fate.path("review").path("decision").asText());
    assertEquals("ann", fate.path("review").path("author").asText());
    assertEquals("a holiday gift", fate.path("review").path("reason").asText());
    assertEquals("2026-11-22T10:00:00Z", fate.path("review").path("at").asText());
  }

  @Test
  void aRejectedEventStaysSo() throws Exception {
    String id = accept(Events.progression("erin", 1_001));
    gateway.awaitJudgement();
    gateway.reviews.reject(TestGateway.GAME, EventId.parse(id).orElseThrow(), "ann", "no");
    assertEquals("rejected", fate(id).path("status").asText());
    assertEquals("rejected", fate(id).path("review").path("decision").asText());
  }

  @Test
  void anIdMayBeInCapitals() throws Exception {
    String id = accept(Events.progression("frank", 10));
    assertEquals(id, fate(id.toUpperCase(java.util.Locale.ROOT)).path("event_id").asText());
  }

  @Test
  void anUnknownEventIs404() throws Exception {
    gateway.request("GET", "/events/" + "0".repeat(32)).send().problem(404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "xyz", "00000000-0000-0000-0000-000000000000", "%20", "%00"})
  void whatIsNoIdIs400(String id) throws Exception {
    JsonNode problem = gateway.request("GET", "/events/" + id).send().problem(400, "invalid");
    assertEquals("id", problem.path("errors").get(0).path("field").asText());
  }

  @Test
  void anotherGamesEventIs404() throws Exception {
    String id = accept(Events.progression("grace", 10));
    gateway
        .request("GET", "/events/" + id)
        .header("X-Game-Id", "racing")
        .send()
        .problem(404, "not-found");
  }
}
