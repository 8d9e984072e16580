package dev.liveops.usecases.event;

import static dev.liveops.usecases.event.Gateway.GAME;
import static dev.liveops.usecases.event.Gateway.bytes;
import static dev.liveops.usecases.event.Gateway.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.audit.Fact.EventAccepted;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.signing.RequestSignature;
import dev.liveops.domain.signing.SignedRequest;
import dev.liveops.testkit.simulation.SimulatedBus;
import dev.liveops.usecases.signing.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptEventsTest {

  private final Gateway gateway = new Gateway();

  @Test
  void anEventIsAcceptedWithWhatItSaysAndWhenItCame() {
    Acceptance answer = gateway.send(event("p1", 10), "key-1");

    EventId id = EventId.derived(GAME, "key-1");
    assertEquals(new Acceptance.Accepted(id), answer);
    EventAccepted accepted = accepted().getFirst();
    assertEquals(id, accepted.event().id());
    assertEquals(GAME, accepted.event().game());
    assertEquals(new PlayerId("p1"), accepted.event().player());
    assertEquals(Payload.of("delta_xp", 10L), accepted.event().payload());
    assertEquals(1_730_560_000_000L, accepted.event().claimedAtMillis());
    assertEquals(gateway.clock.millis(), accepted.event().receivedAtMillis());
    assertTrue(accepted.keyed());
  }

  @Test
  void withoutAKeyEverySendingIsAnEventOfItsOwn() {
    assertEquals(new Acceptance.Accepted(new EventId(1, 1)), gateway.send(event("p1", 10)));
    assertEquals(new Acceptance.Accepted(new EventId(1, 2)), gateway.send(event("p1", 10)));
    assertEquals(2, accepted().size());
    assertEquals(List.of(0L, 0L), accepted().stream().map(EventAccepted::bodyHash).toList());
  }

  @Test
  void theSameKeyAndBodyIsADuplicateOfTheOriginal() {
    gateway.send(event("p1", 10), "key-1");

    assertEquals(
        new Acceptance.Duplicate(EventId.derived(GAME, "key-1")),
        gateway.send(event("p1", 10), "key-1"));
    assertEquals(1, accepted().size());
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    gateway.send(event("p1", 10), "key-1");

    assertEquals(new Acceptance.OtherBody(), gateway.send(event("p1", 11), "key-1"));
    assertEquals(1, accepted().size());
  }

  @Test
  void aKeyThatIsBeingWorkedOnIsInFlight() {
    Gateway impatient = new Gateway(Gateway.limits(50, 50));
    impatient.bus.pace(SimulatedBus.Pace.SLOW);

    assertInstanceOf(Acceptance.Unavailable.class, impatient.send(event("p1", 10), "key-1"));
    assertEquals(new Acceptance.InFlight(), impatient.send(event("p1", 10), "key-1"));
    assertEquals(new Acceptance.OtherBody(), impatient.send(event("p1", 11), "key-1"));
  }

  @Test
  void anEventThatBecomesDurableTooLateIsADuplicateAfterwards() {
    Gateway impatient = new Gateway(Gateway.limits(50, 50));
    impatient.bus.pace(SimulatedBus.Pace.SLOW);
    Acceptance first = impatient.send(event("p1", 10), "key-1");
    impatient.bus.settle(true);

    assertEquals(new Acceptance.Unavailable(1_000), first);
    assertEquals(
        new Acceptance.Duplicate(EventId.derived(GAME, "key-1")),
        impatient.send(event("p1", 10), "key-1"));
    assertEquals(1, impatient.bus.facts(EventAccepted.class).size());
    assertEquals(0, impatient.keys.inFlight());
  }

  @Test
  void anEventThatFailsTooLateCanBeSentAgain() {
    Gateway impatient = new Gateway(Gateway.limits(50, 50));
    impatient.bus.pace(SimulatedBus.Pace.SLOW);
    impatient.send(event("p1", 10), "key-1");
    impatient.bus.settle(false);

    assertInstanceOf(Acceptance.Accepted.class, impatient.send(event("p1", 10), "key-1"));
    assertEquals(1, impatient.bus.facts(EventAccepted.class).size());
  }

  @Test
  void anEventThatTheBusRefusesCanBeSentAgain() {
    gateway.bus.refuse(true);
    assertEquals(new Acceptance.Unavailable(1_000), gateway.send(event("p1", 10), "key-1"));
    gateway.bus.refuse(false);

    assertInstanceOf(Acceptance.Accepted.class, gateway.send(event("p1", 10), "key-1"));
  }

  @Test
  void anInterruptedRequestIsUnavailableAndItsKeyIsSettledByTheBus() throws Exception {
    gateway.bus.pace(SimulatedBus.Pace.SLOW);
    Acceptance[] answer = new Acceptance[1];
    Thread thread =
        Thread.ofVirtual().start(() -> answer[0] = gateway.send(event("p1", 10), "key-1"));
    thread.interrupt();
    thread.join();
    assertEquals(1, gateway.keys.inFlight());
    gateway.bus.settle(true);

    assertEquals(new Acceptance.Unavailable(1_000), answer[0]);
    assertEquals(0, gateway.keys.inFlight());
    assertInstanceOf(Acceptance.Duplicate.class, gateway.send(event("p1", 10), "key-1"));
  }

  @Test
  void aStoreOfKeysOutOfReachMakesEventsWithAKeyUnavailableAndNoOthers() {
    gateway.keys.beUnreachable(true);

    assertEquals(new Acceptance.Unavailable(250), gateway.send(event("p1", 10), "key-1"));
    assertInstanceOf(Acceptance.Accepted.class, gateway.send(event("p1", 10)));
  }

  @Test
  void aFullStoreOfKeysAsksToTryLater() {
    Gateway full = new Gateway(Gateway.limits(50, 50), 1);
    int unavailable = 0;
    for (int i = 0; i < 200 && unavailable == 0; i++) {
      Acceptance answer = full.send(event("p" + i, 10), "key-" + i);
      full.clock.advance(Duration.ofSeconds(1));
      unavailable += answer instanceof Acceptance.Unavailable ? 1 : 0;
    }

    assertEquals(1, unavailable);
    assertInstanceOf(Acceptance.Accepted.class, full.send(event("p1", 10)));
  }

  @Test
  void sanctionsOutOfReachMakeEventsUnavailable() {
    gateway.fairness.beUnreachable(true);

    assertEquals(new Acceptance.Unavailable(250), gateway.send(event("p1", 10)));
  }

  @Test
  void aBodyBeyondTheLimitIsTooLargeWhateverElseIsWrongWithIt() {
    byte[] body = new byte[64 * 1024 + 1];

    assertEquals(new Acceptance.TooLarge(64 * 1024), gateway.acceptEvents.accept(unsigned(body)));
    assertInstanceOf(
        Acceptance.NotAuthenticated.class,
        gateway.acceptEvents.accept(unsigned(new byte[64 * 1024])));
  }

  @Test
  void whoeverCannotSignLearnsNothingOfTheBody() {
    assertEquals(
        new Acceptance.NotAuthenticated(Refusal.MISSING_SIGNATURE, ""),
        gateway.acceptEvents.accept(unsigned(bytes("nonsense"))));
  }

  @Test
  void everyReasonNotToBelieveASignatureIsTold() {
    byte[] body = bytes(event("p1", 10));
    String right = RequestSignature.sign(Gateway.KEY, body);
    String others = RequestSignature.sign(Gateway.OTHER_GAMES_KEY, body);

    assertEquals(Refusal.MALFORMED_SIGNATURE, refusal("", "", "", "sha256=12", body));
    assertEquals(Refusal.BAD_SIGNATURE, refusal("", "", "", others, body));
    assertEquals(Refusal.UNKNOWN_KEY, refusal("nobody", "", "", right, body));
    assertEquals(Refusal.WRONG_GAME, refusal("", "other", "", right, body));
    assertEquals(
        Refusal.STALE_SIGNATURE,
        refusal(
            "",
            "",
            "1000000000",
            RequestSignature.sign(Gateway.KEY, 1_000_000_000, "POST", "/events", "", body),
            body));
    assertEquals(List.of(), accepted());
  }

  @Test
  void aRequestWithATimeAndNoKeyPassesOnce() {
    SignedRequest request = gateway.stamped(bytes(event("p1", 10)), "");

    assertInstanceOf(Acceptance.Accepted.class, gateway.acceptEvents.accept(request));
    assertEquals(
        new Acceptance.NotAuthenticated(Refusal.REPLAYED_SIGNATURE, ""),
        gateway.acceptEvents.accept(request));
  }

  @Test
  void aRequestWithATimeAndAKeyIsADuplicateWhenItIsRepeated() {
    SignedRequest request = gateway.stamped(bytes(event("p1", 10)), "key-1");

    assertInstanceOf(Acceptance.Accepted.class, gateway.acceptEvents.accept(request));
    assertInstanceOf(Acceptance.Duplicate.class, gateway.acceptEvents.accept(request));
  }

  @Test
  void aReplayIsRefusedAlsoWhenItsKeyIsForgotten() {
    SignedRequest request = gateway.stamped(bytes(event("p1", 10)), "key-1");
    gateway.acceptEvents.accept(request);
    gateway.keys.forgetAll();
    gateway.clock.advance(Duration.ofSeconds(200));

    assertEquals(
        new Acceptance.NotAuthenticated(Refusal.REPLAYED_SIGNATURE, ""),
        gateway.acceptEvents.accept(request));
    assertEquals(0, gateway.keys.inFlight());
    assertInstanceOf(
        Acceptance.Accepted.class,
        gateway.acceptEvents.accept(gateway.stamped(bytes(event("p1", 10)), "key-1")));
  }

  @Test
  void aRequestThatCameToNothingMayBeRepeatedAsItIs() {
    SignedRequest request = gateway.stamped(bytes(event("p1", 10)), "key-1");
    gateway.bus.refuse(true);
    gateway.acceptEvents.accept(request);
    gateway.bus.refuse(false);

    assertInstanceOf(Acceptance.Accepted.class, gateway.acceptEvents.accept(request));
  }

  @Test
  void badFieldsAndABadKeyAreListedTogether() {
    assertEquals(
        new Acceptance.Invalid(
            List.of(
                new FieldFault("Idempotency-Key", IdempotencyKey.EXPECTED),
                new FieldFault("playerId", PlayerId.EXPECTED + " (required)"))),
        gateway.send("{\"type\":\"progression\",\"ts\":1730560000,\"payload\":{}}", "ключ"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 128})
  void aKeyOfAnyPrintableCharactersWillDo(int length) {
    assertInstanceOf(Acceptance.Accepted.class, gateway.send(event("p1", 10), "~".repeat(length)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tab\there", "line\nbreak", "ÿ", "\u007f"})
  void aKeyOfOtherCharactersIsInvalid(String key) {
    assertInstanceOf(Acceptance.Invalid.class, gateway.send(event("p1", 10), key));
    assertInstanceOf(Acceptance.Invalid.class, gateway.send(event("p1", 10), "x".repeat(129)));
    assertEquals(0, gateway.keys.inFlight());
  }

  @Test
  void aBlockedPlayerIsRefusedUntilTheEnd() {
    gateway.impose(SanctionKind.BLOCK, "p1", Duration.ofSeconds(60));
    long until = gateway.clock.millis() + 60_000;

    assertEquals(
        new Acceptance.Blocked(OptionalLong.of(until)), gateway.send(event("p1", 10), "key-1"));
    assertInstanceOf(Acceptance.Accepted.class, gateway.send(event("p2", 10)));
    gateway.clock.advance(Duration.ofSeconds(60));
    assertInstanceOf(Acceptance.Accepted.class, gateway.send(event("p1", 10), "key-1"));
  }

  @Test
  void aBannedPlayerIsRefusedWithoutAnEnd() {
    gateway.impose(SanctionKind.BAN, "p1", Duration.ZERO);

    assertEquals(new Acceptance.Blocked(OptionalLong.empty()), gateway.send(event("p1", 10)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHADOW", "HIDE"})
  void whoeverIsShadowedOrHiddenNoticesNothing(SanctionKind kind) {
    gateway.impose(kind, "p1", Duration.ofSeconds(60));

    assertInstanceOf(Acceptance.Accepted.class, gateway.send(event("p1", 10)));
  }

  @Test
  void playersHaveALimitEach() {
    Gateway strict = new Gateway(Gateway.limits(2, 1_000));
    strict.send(event("p1", 10));
    strict.send(event("p1", 10));

    assertEquals(
        new Acceptance.RateLimited("player", 2, 500), strict.send(event("p1", 10), "key-1"));
    assertInstanceOf(Acceptance.Accepted.class, strict.send(event("p2", 10)));
    strict.clock.advance(Duration.ofMillis(500));
    assertInstanceOf(Acceptance.Accepted.class, strict.send(event("p1", 10), "key-1"));
  }

  @Test
  void keysHaveALimitEachIfOneIsSet() {
    Gateway strict = new Gateway(Gateway.limits(1_000, 2));
    strict.send(event("p1", 10));
    strict.send(event("p2", 10));

    assertEquals(new Acceptance.RateLimited("key", 2, 500), strict.send(event("p3", 10)));
  }

  @Test
  void whatAnEarlierCheckRefusesNoLaterOneCounts() {
    Gateway strict = new Gateway(Gateway.limits(1, 1_000));
    strict.impose(SanctionKind.BLOCK, "p1", Duration.ofSeconds(60));
    strict.send("{}", "key-1");
    strict.send(event("p1", 10), "key-1");
    strict.send(event("p2", 10), "key-2");

    assertInstanceOf(Acceptance.RateLimited.class, strict.send(event("p2", 10), "key-2"));
    strict.clock.advance(Duration.ofSeconds(60));
    assertInstanceOf(Acceptance.Accepted.class, strict.send(event("p1", 10), "key-1"));
  }

  @Test
  void deniedActsAreCountedByReasonAndSubject() {
    Gateway strict = new Gateway(Gateway.limits(1, 1_000));
    Instant from = strict.clock.instant();
    byte[] body = bytes(event("p1", 10));
    strict.acceptEvents.accept(unsigned(body));
    strict.acceptEvents.accept(unsigned(body));
    strict.acceptEvents.accept(
        new SignedRequest("POST", "/events", "no-such-key", "", "", "", sign(body), body));
    strict.clock.advance(Duration.ofSeconds(1));
    strict.send(event("p2", 10));
    strict.send(event("p2", 10));
    strict.impose(SanctionKind.BAN, "p3", Duration.ZERO);
    strict.send(event("p3", 10));
    strict.denials.pump();

    long first = from.toEpochMilli();
    assertEquals(
        List.of(
            new Fact.ActsDenied("gateway", "missing-signature", "default", 2, first, first),
            new Fact.ActsDenied("gateway", "unknown-key", "", 1, first, first),
            new Fact.ActsDenied("gateway", "rate-limited", "p2", 1, first + 1000, first + 1000),
            new Fact.ActsDenied("gateway", "blocked", "p3", 1, first + 1000, first + 1000)),
        strict.bus.facts(Fact.ActsDenied.class));
  }

  private static String sign(byte[] body) {
    return RequestSignature.sign(Gateway.KEY, body);
  }

  private List<EventAccepted> accepted() {
    return gateway.bus.facts(EventAccepted.class);
  }

  private Refusal refusal(
      String keyId, String gameId, String timestamp, String signature, byte[] body) {
    Acceptance answer =
        gateway.acceptEvents.accept(
            new SignedRequest("POST", "/events", keyId, gameId, "", timestamp, signature, body));
    return assertInstanceOf(Acceptance.NotAuthenticated.class, answer).refusal();
  }

  private static SignedRequest unsigned(byte[] body) {
    return new SignedRequest("POST", "/events", "", "", "", "", "", body);
  }

  @Test
  void theListenerHearsEveryAnswerWithTheTypeOfTheEvent() {
    String event = Gateway.event("p1", 10);
    gateway.send(event, "k");
    gateway.send(event, "k");
    gateway.send("{}");
    gateway.sendBatch(event + "\n{}\n" + event, "");
    gateway.sendBatch("", "");
    assertEquals(
        List.of(
            "progression Accepted",
            "progression Duplicate",
            " Invalid",
            "progression Accepted",
            " Invalid",
            "progression Accepted",
            " Invalid"),
        gateway.heard);
  }
}
