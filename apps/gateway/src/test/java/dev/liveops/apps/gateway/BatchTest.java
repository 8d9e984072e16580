package dev.liveops.apps.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.liveops.apps.gateway.Request.Reply;
import dev.liveops.usecases.fairness.SanctionOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code POST /events/batch} answers. */
final class BatchTest {
  private static final int EVENTS_MAX = 500;

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = new TestGateway();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static Request lines(String... events) {
    return batch("application/x-ndjson", String.join("\n", events));
  }

  private static Request batch(String contentType, String body) {
    return gateway
        .request("POST", "/events/batch")
        .body(contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode results(Request request) throws Exception {
    Reply reply = request.signed(TestGateway.KEY).send();
    assertEquals(200, reply.status(), reply.body());
    assertEquals("application/json", reply.header("Content-Type"));
    return reply.json();
  }

  private static List<String> words(JsonNode answer) {
    List<String> words = new ArrayList<>();
    answer
        .path("results")
        .forEach(
            result ->
                words.add(
                    result.path("index").asInt()
                        + " "
                        + result.path("status").asText()
                        + " "
                        + result.path("http_status").asInt()));
    return words;
  }

  private static String withKey(String event, String key) {
    return event.replaceFirst("\\{", "{\"idempotency_key\":\"" + key + "\",");
  }

  @Test
  void linesAndAnArrayAreTheSameToIt() throws Exception {
    String first = Events.progression("alice", 1);
    String second = Events.progression("alice", 2);
    List<String> accepted = List.of("0 accepted 202", "1 accepted 202");
    assertEquals(accepted, words(results(lines(first, "", second))));
    assertEquals(
        accepted, words(results(batch("application/json", "[" + first + "," + second + "]"))));
  }

  @Test
  void everyEventIsAnsweredForItself() throws Exception {
    gateway.sanctions.impose(
        TestGateway.GAME,
        new SanctionOrder(
            "mallory", "block", "a test", "tester", OptionalLong.of(60_000), OptionalLong.empty()));
    gateway.awaitJudgement();
    String keyed = withKey(Events.progression("bob", 1), "bob-1");
    JsonNode answer =
        results(
            lines(
                keyed,
                keyed,
                withKey(Events.progression("bob", 2), "bob-1"),
                "{\"type\":\"dance\"}",
                "no json",
                Events.progression("mallory", 1),
                Events.progression("bob", 3)));
    assertEquals("0 accepted 202", words(answer).get(0));
    assertEquals("1 in_flight 409", words(answer).get(1));
    assertEquals("2 key_reused 422", words(answer).get(2));
    assertEquals("3 invalid 400", words(answer).get(3));
    assertEquals("4 invalid 400", words(answer).get(4));
    assertEquals("5 blocked 403", words(answer).get(5));
    assertEquals("6 accepted 202", words(answer).get(6));
    assertEquals(2, answer.path("accepted").asInt());
    JsonNode results = answer.path("results");
    assertEquals(32, results.get(0).path("event_id").asText().length());
    assertTrue(results.get(1).path("event_id").isMissingNode());
    assertEquals("type", results.get(3).path("errors").get(0).path("field").asText());
    assertEquals("2026-11-22T10:01:00Z", results.get(5).path("blocked_until").asText());
  }

  @Test
  void aBatchSentAgainIsTheSameEvents() throws Exception {
    String[] events = {Events.progression("carol", 1), Events.progression("carol", 1)};
    JsonNode first = results(lines(events).key("batch-1"));
    JsonNode second = results(lines(events).key("batch-1"));
    assertEquals(List.of("0 accepted 202", "1 accepted 202"), words(first));
    assertEquals(List.of("0 duplicate 208", "1 duplicate 208"), words(second));
    assertEquals(0, second.path("accepted").asInt());
    assertEquals(
        first.path("results").findValuesAsText("event_id"),
        second.path("results").findValuesAsText("event_id"));
  }

  @Test
  void theLimitOfAPlayerHoldsInABatch() throws Exception {
    try (TestGateway strict = new TestGateway(TestGateway.limits(2, Duration.ofSeconds(2)))) {
      String line = Events.progression("dave", 1) + "\n";
      Request request =
          strict
              .request("POST", "/events/batch")
              .body("application/x-ndjson", line.repeat(20).getBytes(StandardCharsets.UTF_8));
      JsonNode last = request.signed(TestGateway.KEY).send().json().path("results").get(19);
      assertEquals("rate_limited", last.path("status").asText());
      assertEquals(429, last.path("http_status").asInt());
      assertTrue(last.path("retry_after_ms").asLong() > 0, last::toString);
    }
  }

  @Test
  void aBusThatRefusesMakesItsEventsUnavailable() throws Exception {
    gateway.bus.refuse(true);
    JsonNode answer = results(lines(Events.progression("erin", 1), "{}"));
    gateway.bus.refuse(false);
    assertEquals(List.of("0 unavailable 503", "1 invalid 400"), words(answer));
    assertTrue(answer.path("results").get(0).path("retry_after_ms").asLong() > 0);
  }

  @Test
  void fiveHundredEventsAreABatchAndMoreAreNot() throws Exception {
    String[] most =
        IntStream.range(0, EVENTS_MAX)
            .mapToObj(i -> Events.progression("p" + i, 1))
            .toArray(String[]::new);
    assertEquals(EVENTS_MAX, results(lines(most)).path("accepted").asInt());
    Request more = batch("application/x-ndjson", String.join("\n", most) + "\n" + most[0]);
    more.signed(TestGateway.KEY).send().problem(400, "invalid");
  }

  @Test
  void nothingIsNoBatch() throws Exception {
    for (String body : new String[] {"", "\n\n", "[]", "[", "[{}"}) {
      Reply reply = batch("application/json", body).signed(TestGateway.KEY).send();
      assertFalse(reply.problem(400, "invalid").path("errors").isEmpty(), body);
    }
  }

  @Test
  void aBatchIsRefusedAsAWholeToWhoCannotSign() throws Exception {
    lines(Events.progression("frank", 1)).send().problem(401, "missing-signature");
  }

  @Test
  void aBatchBeyondTheLimitIs413() throws Exception {
    String spaces = " ".repeat(1024 * 1024);
    lines(spaces + " ").signed(TestGateway.KEY).send().problem(413, "too-large");
    Request most = lines(Events.progression("g", 1) + spaces.substring(100));
    JsonNode answer = results(most);
    assertEquals(List.of("0 too_large 413"), words(answer));
  }

  @Test
  void anotherMediaTypeIs415() throws Exception {
    Reply reply = batch("text/csv", "a,b").signed(TestGateway.KEY).send();
    reply.problem(415, "unsupported-media-type");
    assertEquals("application/x-ndjson, application/json", reply.header("Accept"));
  }
}
