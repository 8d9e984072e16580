package dev.liveops.apps.cli.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.cli.CommandRun;
import dev.liveops.apps.cli.gateway.Answer;
import dev.liveops.apps.cli.gateway.Backoff;
import dev.liveops.apps.cli.gateway.Gateway;
import dev.liveops.apps.cli.gateway.Signer;
import dev.liveops.apps.cli.gateway.StubGateway;
import dev.liveops.apps.cli.gateway.StubGateway.Reply;
import dev.liveops.apps.cli.gateway.StubGateway.Request;
import dev.liveops.apps.cli.send.Parcel.KeyedEvent;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SenderTest {

  private static final Reply ACCEPTED =
      Reply.of(202, "{\"event_id\":\"e1\",\"status\":\"accepted\"}");
  private static final Reply BUSY = Reply.problem(503, "unavailable").retryAfterSeconds(2);

  private final List<Long> pausesMillis = new ArrayList<>();

  @Test
  void aSingleEventGoesAsItIsUnderItsKey() throws InterruptedException {
    try (StubGateway stub = StubGateway.start(request -> ACCEPTED)) {
      List<Sent> sent = send(stub, 3, "{\"a\": 1}");

      Request request = stub.requests().getFirst();
      assertEquals("/events", request.path());
      assertEquals("application/json", request.header("Content-Type"));
      assertEquals("key-1", request.header("Idempotency-Key"));
      assertEquals("{\"a\": 1}", request.body());
      assertEquals(signature("{\"a\": 1}"), request.header("X-Signature"));
      assertTrue(sent.getFirst().accepted());
      assertEquals("e1", sent.getFirst().eventId());
    }
  }

  @Test
  void whatIsRefusedForTheMomentIsSentAgainUnderTheSameKeyAndNotTooEarly()
      throws InterruptedException {
    Deque<Reply> replies =
        new ArrayDeque<>(
            List.of(
                BUSY,
                Reply.problem(429, "rate-limited").retryAfterSeconds(1),
                Reply.problem(409, "in-flight"),
                ACCEPTED));
    try (StubGateway stub = StubGateway.start(request -> replies.remove())) {
      List<Sent> sent = send(stub, 3, "{}");

      assertTrue(sent.getFirst().accepted());
      assertEquals(4, stub.requests().size());
      assertEquals(
          1, stub.requests().stream().map(r -> r.header("Idempotency-Key")).distinct().count());
      assertTrue(pausesMillis.get(0) >= 2_000, "pauses: " + pausesMillis);
      assertTrue(pausesMillis.get(1) >= 1_000, "pauses: " + pausesMillis);
    }
  }

  @Test
  void itGivesUpInTheEndAndTellsTheLastAnswer() throws InterruptedException {
    try (StubGateway stub = StubGateway.start(request -> BUSY)) {
      List<Sent> sent = send(stub, 3, "{}");

      assertEquals(4, stub.requests().size());
      assertEquals(3, pausesMillis.size());
      assertEquals("unavailable", sent.getFirst().answer().map(Answer::word).orElseThrow());
    }
  }

  @Test
  void whatIsRefusedForGoodIsNotSentAgain() throws InterruptedException {
    try (StubGateway stub =
        StubGateway.start(
            request ->
                Reply.of(
                    400,
                    "{\"type\":\"urn:liveops:problem:invalid\",\"errors\":["
                        + "{\"field\":\"playerId\",\"expected\":\"a name\"},"
                        + "{\"field\":\"\",\"expected\":\"sense\"}]}"))) {
      List<Sent> sent = send(stub, 3, "{}");

      assertEquals(1, stub.requests().size());
      assertEquals("playerId: expected a name; expected sense", sent.getFirst().why());
    }
  }

  @Test
  void severalEventsGoOnALineEachWithTheirKeys() throws InterruptedException {
    try (StubGateway stub =
        StubGateway.start(request -> Reply.of(200, results("202 accepted", "400 invalid")))) {
      List<Sent> sent = send(stub, 3, "{\n\"a\":1}", "{\"b\":2}");

      Request request = stub.requests().getFirst();
      assertEquals("/events/batch", request.path());
      assertEquals("application/x-ndjson", request.header("Content-Type"));
      assertEquals(
          "{\"idempotency_key\":\"key-1\", \"a\":1}\n{\"idempotency_key\":\"key-2\",\"b\":2}\n",
          request.body());
      assertEquals(List.of(true, false), sent.stream().map(Sent::accepted).toList());
      assertEquals("invalid", sent.getLast().answer().map(Answer::word).orElseThrow());
    }
  }

  @Test
  void ofABatchOnlyWhatIsRefusedForTheMomentIsSentAgain() throws InterruptedException {
    Deque<Reply> replies =
        new ArrayDeque<>(
            List.of(
                Reply.of(200, results("202 accepted", "429 rate_limited", "503 unavailable")),
                Reply.of(200, results("202 accepted", "429 rate_limited")),
                Reply.of(200, results("208 duplicate"))));
    try (StubGateway stub = StubGateway.start(request -> replies.remove())) {
      List<Sent> sent = send(stub, 1, "{\"a\":1}", "{\"b\":2}", "{\"c\":3}");

      assertEquals(3, sent.stream().filter(Sent::accepted).count());
      List<Request> requests = stub.requests();
      assertEquals(
          "{\"idempotency_key\":\"key-2\",\"b\":2}\n{\"idempotency_key\":\"key-3\",\"c\":3}\n",
          requests.get(1).body());
      assertEquals("/events/batch", requests.get(2).path());
      assertEquals("{\"idempotency_key\":\"key-3\",\"c\":3}\n", requests.get(2).body());
      assertTrue(pausesMillis.stream().allMatch(millis -> millis >= 700), "" + pausesMillis);
    }
  }

  @Test
  void aBatchThatIsRefusedAsAWholeIsRefusedForEachOfItsEvents() throws InterruptedException {
    try (StubGateway stub = StubGateway.start(request -> Reply.problem(401, "bad-signature"))) {
      List<Sent> sent = send(stub, 3, "{}", "{}");

      assertEquals(List.of(false, false), sent.stream().map(Sent::accepted).toList());
      assertEquals("bad-signature", sent.getLast().answer().map(Answer::word).orElseThrow());
    }
  }

  @Test
  void anEventThatNamesItsKeyGoesAsABatchOfOne() throws InterruptedException {
    try (StubGateway stub = StubGateway.start(request -> Reply.of(200, results("208 duplicate")))) {
      List<Sent> sent = send(stub, 3, "{\"idempotency_key\":\"mine\"}");

      assertEquals("/events/batch", stub.requests().getFirst().path());
      assertEquals("{\"idempotency_key\":\"mine\"}\n", stub.requests().getFirst().body());
      assertTrue(sent.getFirst().accepted());
    }
  }

  /** A single event is tried again when the connection breaks: with its key, that is safe. */
  @Test
  void aBrokenConnectionIsNoAnswer() throws InterruptedException {
    try (StubGateway stub =
        StubGateway.start(
            request -> {
              throw new IllegalStateException("breaks the connection");
            })) {
      List<Sent> sent = send(stub, 2, "{}");

      assertEquals(Optional.empty(), sent.getFirst().answer());
      assertEquals("the gateway did not answer", sent.getFirst().why());
      assertEquals(2, pausesMillis.size());
    }
  }

  private List<Sent> send(StubGateway stub, int retriesMax, String... events)
      throws InterruptedException {
    List<KeyedEvent> keyed = new ArrayList<>();
    for (String json : events) {
      FileEvent event = EventFiles.events("file", json.getBytes(UTF_8)).getFirst();
      keyed.add(new KeyedEvent(event, "key-" + (keyed.size() + 1)));
    }
    Signer signer = new Signer(Optional.empty(), "secret".getBytes(UTF_8));
    try (Gateway gateway = new Gateway(URI.create(stub.url()), signer, CommandRun.CLOCK)) {
      Backoff backoff = new Backoff(retriesMax, new SplittableRandom(1));
      return new Sender(gateway, backoff, pausesMillis::add)
          .send(Parcel.pack(keyed, Parcel.EVENTS_MAX).getFirst());
    }
  }

  private static String signature(String body) {
    return new Signer(Optional.empty(), "secret".getBytes(UTF_8))
        .body(body.getBytes(UTF_8))
        .get("X-Signature");
  }

  /** The answer to a batch: a status and a word for each event. */
  private static String results(String... results) {
    List<String> each = new ArrayList<>();
    for (String result : results) {
      String status = result.substring(0, 3);
      each.add(
          "{\"index\":%d,\"status\":\"%s\",\"http_status\":%s,\"event_id\":\"e%d\"%s}"
              .formatted(
                  each.size(),
                  result.substring(4),
                  status,
                  each.size(),
                  status.equals("429") ? ",\"retry_after_ms\":700" : ""));
    }
    return "{\"results\":[" + String.join(",", each) + "]}";
  }
}
