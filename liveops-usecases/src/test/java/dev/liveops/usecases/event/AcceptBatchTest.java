package dev.liveops.usecases.event;

import static dev.liveops.usecases.event.Gateway.GAME;
import static dev.liveops.usecases.event.Gateway.bytes;
import static dev.liveops.usecases.event.Gateway.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact.ActsDenied;
import dev.liveops.domain.audit.Fact.EventAccepted;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.signing.SignedRequest;
import dev.liveops.usecases.signing.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptBatchTest {

  private final Gateway gateway = new Gateway();

  @ParameterizedTest
  @ValueSource(strings = {"[%s,%s]", " [ %s , %s ] ", "%s\n%s", "\n%s\r\n\n%s\n"})
  void anArrayAndLinesAreTheSameBatch(String form) {
    List<Acceptance> answers =
        answers(gateway.sendBatch(form.formatted(event("p1", 10), event("p2", 20)), ""));

    assertEquals(List.of(accepted(1), accepted(2)), answers);
    assertEquals(List.of("p1", "p2"), players());
  }

  @Test
  void everyEventIsAnsweredForItselfAndInOrder() {
    gateway.impose(SanctionKind.BLOCK, "p3", Duration.ofSeconds(60));
    gateway.send(event("p9", 9), "key-9");
    String batch =
        String.join(
            "\n",
            keyed("p1", "key-1"),
            "{\"type\":\"progression\",\"ts\":1730560000,\"payload\":{}}",
            event("p3", 1),
            "{ nonsense",
            keyed("p1", "key-1"),
            event("p9", 9).replace("{\"type\"", "{\"idempotency_key\":\"key-9\",\"type\""),
            "7",
            event("p4", 1));

    List<Acceptance> answers = answers(gateway.sendBatch(batch, ""));

    assertEquals(new Acceptance.Accepted(EventId.derived(GAME, "key-1")), answers.get(0));
    assertEquals(
        new Acceptance.Invalid(
            List.of(new FieldFault("playerId", PlayerId.EXPECTED + " (required)"))),
        answers.get(1));
    assertInstanceOf(Acceptance.Blocked.class, answers.get(2));
    assertInstanceOf(Acceptance.Invalid.class, answers.get(3));
    assertEquals(new Acceptance.InFlight(), answers.get(4));
    assertEquals(new Acceptance.OtherBody(), answers.get(5));
    assertInstanceOf(Acceptance.Invalid.class, answers.get(6));
    assertInstanceOf(Acceptance.Accepted.class, answers.get(7));
    assertEquals(List.of("p9", "p1", "p4"), players());
    assertEquals(0, gateway.keys.inFlight());
  }

  @Test
  void aBadEventInAnArrayDoesNotSpoilTheOthers() {
    String array =
        "[%s,7,{\"type\":\"progression\",\"type\":\"progression\"},[[]],%s]"
            .formatted(event("p1", 10), event("p2", 20));

    List<Acceptance> answers = answers(gateway.sendBatch(array, ""));

    assertEquals(5, answers.size());
    assertEquals(List.of("p1", "p2"), players());
    assertEquals(
        List.of("type", "playerId", "ts", "payload"),
        assertInstanceOf(Acceptance.Invalid.class, answers.get(2)).faults().stream()
            .map(FieldFault::field)
            .toList());
  }

  @Test
  void theSameBatchAgainIsTheSameEvents() {
    String batch = "[%s,%s]".formatted(keyed("p1", "key-1"), keyed("p2", "key-2"));
    answers(gateway.sendBatch(batch, ""));

    assertEquals(
        List.of(
            new Acceptance.Duplicate(EventId.derived(GAME, "key-1")),
            new Acceptance.Duplicate(EventId.derived(GAME, "key-2"))),
        answers(gateway.sendBatch(batch, "")));
    assertEquals(2, accepted().size());
  }

  @Test
  void theKeyOfABatchStandsForAKeyOfEachOfItsEvents() {
    String batch = "[%s,%s]".formatted(event("p1", 10), keyed("p2", "key-2"));
    List<Acceptance> first = answers(gateway.sendBatch(batch, "batch-1"));
    List<Acceptance> again = answers(gateway.sendBatch(batch, "batch-1"));
    List<Acceptance> other = answers(gateway.sendBatch("[" + event("p1", 10) + "]", "batch-2"));

    EventId ofFirst = assertInstanceOf(Acceptance.Accepted.class, first.get(0)).event();
    assertEquals(new Acceptance.Duplicate(ofFirst), again.get(0));
    assertEquals(new Acceptance.Duplicate(EventId.derived(GAME, "key-2")), again.get(1));
    assertInstanceOf(Acceptance.Accepted.class, other.get(0));
    assertEquals(3, accepted().size());
  }

  @Test
  void aBatchThatTheBusRefusesCanBeSentAgain() {
    String batch = "[%s,%s,{}]".formatted(keyed("p1", "key-1"), event("p2", 1));
    gateway.bus.refuse(true);
    List<Acceptance> refused = answers(gateway.sendBatch(batch, "batch-1"));
    gateway.bus.refuse(false);
    List<Acceptance> again = answers(gateway.sendBatch(batch, "batch-1"));

    assertEquals(new Acceptance.Unavailable(1_000), refused.get(0));
    assertEquals(new Acceptance.Unavailable(1_000), refused.get(1));
    assertInstanceOf(Acceptance.Invalid.class, refused.get(2));
    assertInstanceOf(Acceptance.Accepted.class, again.get(0));
    assertInstanceOf(Acceptance.Accepted.class, again.get(1));
  }

  @Test
  void aStoreOfKeysThatGoesAwayInTheMiddleLeavesNoKeyInFlight() {
    gateway.keys.beUnreachableAfter(1);

    assertEquals(
        new BatchAcceptance.Refused(new Acceptance.Unavailable(250)),
        gateway.sendBatch("[%s,%s]".formatted(keyed("p1", "key-1"), keyed("p2", "key-2")), ""));
    gateway.keys.beUnreachable(false);
    assertEquals(List.of(), accepted());
    assertInstanceOf(Acceptance.Accepted.class, gateway.send(event("p1", 10), "key-2"));
  }

  @Test
  void everyEventCountsAgainstTheLimits() {
    Gateway strict = new Gateway(Gateway.limits(2, 1_000));

    List<Acceptance> answers =
        answers(strict.sendBatch("[%1$s,%1$s,%1$s]".formatted(event("p1", 1)), ""));

    assertInstanceOf(Acceptance.Accepted.class, answers.get(1));
    assertEquals(new Acceptance.RateLimited("player", 2, 500), answers.get(2));
    strict.denials.pump();
    assertEquals("p1", strict.bus.facts(ActsDenied.class).getFirst().subject());
  }

  @Test
  void aBatchHoldsFiveHundredEventsAndNoMore() {
    String lines =
        IntStream.range(0, 500).mapToObj(i -> event("p" + i, 1)).collect(Collectors.joining("\n"));

    assertEquals(500, answers(gateway.sendBatch(lines, "")).size());
    for (String more :
        List.of(
            lines + "\n" + event("p500", 1),
            "[" + lines.replace("\n", ",") + "," + event("p500", 1) + "]",
            "[]",
            "",
            "\n \n")) {
      assertEquals(
          new BatchAcceptance.Refused(
              new Acceptance.Invalid(List.of(new FieldFault("", "1 to 500 events")))),
          gateway.sendBatch(more, ""));
    }
    assertEquals(500, accepted().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[%s", "[%s]]", "[%s,]", "[%s] x", "[%s,{\"type\":]", "[%s,nonsense]"})
  void anArrayThatIsNoJsonIsRefusedAsAWhole(String form) {
    BatchAcceptance answer = gateway.sendBatch(form.formatted(event("p1", 1)), "");

    Acceptance whole = assertInstanceOf(BatchAcceptance.Refused.class, answer).whole();
    assertEquals("", assertInstanceOf(Acceptance.Invalid.class, whole).faults().getFirst().field());
    assertEquals(List.of(), accepted());
  }

  @Test
  void bytesThatAreNoTextSpoilTheirLineOnly() {
    byte[] lines = bytes(event("p1", 1) + "\n{\"x\":\"?\"}\n" + event("p2", 1));
    lines[new String(lines, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xff;

    List<Acceptance> answers = answers(gateway.acceptEvents.acceptAll(Gateway.request(lines, "")));

    assertEquals(
        new Acceptance.Invalid(List.of(new FieldFault("", "JSON in UTF-8"))), answers.get(1));
    assertEquals(List.of("p1", "p2"), players());
  }

  @Test
  void anEventOfABatchIsNoLargerThanOneAlone() {
    String large = event("p1", 1).replace("{\"type\"", "{\"x\":[%s],\"type\"");
    String numbers = "1234567,".repeat(8_192) + "1";

    List<Acceptance> answers =
        answers(
            gateway.sendBatch("[%s,%s]".formatted(event("p2", 1), large.formatted(numbers)), ""));

    assertEquals(new Acceptance.TooLarge(64 * 1024), answers.get(1));
    assertEquals(List.of("p2"), players());
  }

  @Test
  void aBatchIsRefusedAsAWholeForWhatConcernsItAsAWhole() {
    assertEquals(
        new BatchAcceptance.Refused(new Acceptance.TooLarge(1024 * 1024)),
        gateway.acceptEvents.acceptAll(unsigned(new byte[1024 * 1024 + 1])));
    assertEquals(
        new BatchAcceptance.Refused(new Acceptance.NotAuthenticated(Refusal.MISSING_SIGNATURE, "")),
        gateway.acceptEvents.acceptAll(unsigned(bytes("[]"))));
    assertEquals(
        new BatchAcceptance.Refused(
            new Acceptance.Invalid(
                List.of(new FieldFault("Idempotency-Key", IdempotencyKey.EXPECTED)))),
        gateway.sendBatch("[" + event("p1", 1) + "]", "line\nbreak"));
  }

  @Test
  void anEventMayNotNameABadKey() {
    for (String key : List.of("\"\"", "7", "\"line\\nbreak\"", "\"" + "x".repeat(129) + "\"")) {
      String batch = "[" + keyed("p1", "key-1").replace("\"key-1\"", key) + "]";

      assertEquals(
          List.of(
              new Acceptance.Invalid(
                  List.of(new FieldFault("idempotency_key", IdempotencyKey.EXPECTED)))),
          answers(gateway.sendBatch(batch, "")));
    }
  }

  @Test
  void theSameEventIsTheSameBytesInAnArrayAndOnALine() {
    answers(gateway.sendBatch("[ " + keyed("p1", "key-1") + " ]", ""));

    assertInstanceOf(
        Acceptance.Duplicate.class,
        answers(gateway.sendBatch(keyed("p1", "key-1"), "")).getFirst());
    assertTrue(accepted().getFirst().keyed());
  }

  private static String keyed(String player, String key) {
    return event(player, 10).replace("{\"type\"", "{\"idempotency_key\":\"" + key + "\",\"type\"");
  }

  private static Acceptance accepted(long id) {
    return new Acceptance.Accepted(new EventId(1, id));
  }

  private List<EventAccepted> accepted() {
    return gateway.bus.facts(EventAccepted.class);
  }

  private List<String> players() {
    return accepted().stream().map(each -> each.event().player().value()).toList();
  }

  private static List<Acceptance> answers(BatchAcceptance answer) {
    return assertInstanceOf(BatchAcceptance.Answered.class, answer).events();
  }

  private static SignedRequest unsigned(byte[] body) {
    return new SignedRequest("POST", "/events/batch", "", "", "", "", "", body);
  }
}
