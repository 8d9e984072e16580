package dev.liveops.apps.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.liveops.apps.gateway.Request.Reply;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code POST /events} says of the event itself; {@link RefusedEventTest} has the rest. */
final class PostEventTest {
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
  void aSignedEventIsAcceptedInSoManyBytes() throws Exception {
    Reply reply = post(Events.progression("alice", 10));
    assertEquals(202, reply.status());
    assertTrue(
        reply.body().matches("\\{\"event_id\":\"[0-9a-f]{32}\",\"status\":\"accepted\"}"),
        reply.body());
    assertEquals("application/json", reply.header("Content-Type"));
    assertEquals(Integer.toString(reply.body().length()), reply.header("Content-Length"));
  }

  @Test
  void theSameKeyAndBodyIsADuplicateOfTheSameEvent() throws Exception {
    String event = Events.progression("bob", 10);
    Reply first = post("bob-1", event);
    Reply second = post("bob-1", event);
    assertEquals(202, first.status());
    assertEquals(208, second.status());
    assertEquals(
        "{\"event_id\":\""
            + first.json().path("event_id").asText()
            + "\",\"status\":\"duplicate\"}",
        second.body());
  }

  @Test
  void withoutAKeyEverySendingIsAnEvent() throws Exception {
    String event = Events.progression("carol", 10);
    assertNotEquals(post(event).body(), post(event).body());
  }

  @Test
  void theSameKeyWithAnotherBodyIs422() throws Exception {
    assertEquals(202, post("dave-1", Events.progression("dave", 10)).status());
    post("dave-1", Events.progression("dave", 11)).problem(422, "idempotency-key-reused");
  }

  @Test
  void theSameKeyStillInFlightIs409() throws Exception {
    String event = Events.progression("erin", 10);
    gateway.bus.hold();
    CompletableFuture<Reply> first = event(event).key("erin-1").signed(TestGateway.KEY).sendLater();
    gateway.bus.awaitHeld();
    Reply second = post("erin-1", event);
    gateway.bus.letGo();
    second.problem(409, "in-flight");
    assertEquals("1", second.header("Retry-After"));
    assertEquals(202, first.get().status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hello",
        "{",
        "{\"type\":",
        "[]",
        "7",
        "null",
        "{} {}",
        "{'type':'progression'}",
        "{\"type\":\"progression\",\"type\":\"progression\"}",
        "{\"type\":NaN}",
        "{/**/}"
      })
  void whatIsNoEventIs400(String body) throws Exception {
    JsonNode problem = post(body).problem(400, "invalid");
    assertFalse(problem.path("errors").isEmpty(), problem::toString);
  }

  @Test
  void everyBadFieldIsListedAtOnce() throws Exception {
    JsonNode problem =
        post("{\"type\":\"dance\",\"playerId\":\"no spaces\",\"ts\":\"yesterday\"}")
            .problem(400, "invalid");
    assertEquals(
        Set.of("type", "playerId", "ts", "payload"),
        new TreeSet<>(problem.path("errors").findValuesAsText("field")));
    assertTrue(
        problem.path("errors").get(0).path("expected").asText().contains("progression"),
        problem::toString);
  }

  @Test
  void aMissingFieldOfAPayloadIsNamedByItsPath() throws Exception {
    JsonNode problem =
        post("{\"type\":\"boss_kill\",\"playerId\":\"p\",\"ts\":1730560000,\"payload\":{\"tier\":\"five\"}}")
            .problem(400, "invalid");
    assertEquals(
        Set.of("payload.tier", "payload.boss_id"),
        new TreeSet<>(problem.path("errors").findValuesAsText("field")));
  }

  @Test
  void aBadIdempotencyKeyIsListedWithTheFields() throws Exception {
    Request request = event("{\"type\":\"progression\"}").key("x".repeat(129));
    JsonNode problem = request.signed(TestGateway.KEY).send().problem(400, "invalid");
    assertTrue(
        problem
            .path("errors")
            .findValuesAsText("field")
            .containsAll(List.of("Idempotency-Key", "playerId", "ts", "payload")),
        problem::toString);
  }
}
