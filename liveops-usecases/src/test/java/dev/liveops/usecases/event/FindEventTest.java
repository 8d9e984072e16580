package dev.liveops.usecases.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.simulation.SimulatedBus;
import dev.liveops.testkit.simulation.SimulatedTrail;
import dev.liveops.usecases.audit.RecordTrail;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindEventTest {

  private static final GameId GAME = new GameId("default");
  private static final EventId ID = new EventId(1, 1);

  private final SimulatedBus bus = new SimulatedBus(new SettableClock());
  private final SimulatedTrail trail = new SimulatedTrail();
  private final RecordTrail recordTrail = new RecordTrail(bus, trail, new SettableClock());
  private final FindEvent findEvent = new FindEvent(bus, trail);

  FindEventTest() {
    bus.whileAwaited(this::record);
  }

  @Test
  void anEventThatNobodySentIsNotFound() throws Exception {
    assertEquals(Optional.empty(), findEvent.find(GAME, ID));
  }

  @Test
  void anEventOfAnotherGameIsNotFound() throws Exception {
    accept(ID);

    assertEquals(Optional.empty(), findEvent.find(new GameId("other"), ID));
  }

  @Test
  void anEventIsFoundAsSoonAsItIsAccepted() throws Exception {
    GameEvent event = accept(ID);

    assertEquals(Optional.of(new EventFate.Accepted(event)), findEvent.find(GAME, ID));
  }

  @Test
  void anEventOfWhichNothingIsSaidIsClearedWhenItsPositionIsJudged() throws Exception {
    GameEvent event = accept(ID);
    accept(new EventId(1, 2));
    state(new Fact.EventsJudged(1, 1, List.of(), List.of(), 5));

    assertEquals(fate(new EventFate.Cleared(event, List.of())), findEvent.find(GAME, ID));
    assertInstanceOf(
        EventFate.Accepted.class, findEvent.find(GAME, new EventId(1, 2)).orElseThrow());
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void aVerdictIsToldWithItsReasons(Verdict verdict) throws Exception {
    GameEvent event = accept(ID);
    Violation violation = judge(ID, 1, verdict);

    List<Violation> violations = List.of(violation);
    EventFate expected =
        switch (verdict) {
          case CLEARED -> new EventFate.Cleared(event, violations);
          case FLAGGED -> new EventFate.Flagged(event, violations);
          case QUARANTINED -> new EventFate.Quarantined(event, violations);
          case REJECTED -> new EventFate.Rejected(event, violations);
        };
    assertEquals(fate(expected), findEvent.find(GAME, ID));
  }

  @Test
  void ofSeveralDecisionsOnAHeldEventTheFirstIsTold() throws Exception {
    GameEvent event = accept(ID);
    Violation violation = judge(ID, 1, Verdict.QUARANTINED);
    state(new Fact.EventReviewed(GAME, ID, true, "ann", "it was a sale", 7));
    state(new Fact.EventReviewed(GAME, ID, false, "bob", "no", 8));

    assertEquals(
        fate(
            new EventFate.Reviewed(
                event, List.of(violation), new EventFate.Review(true, "ann", "it was a sale", 7))),
        findEvent.find(GAME, ID));
  }

  @Test
  void aDecisionOnAnEventThatWasNotHeldMeansNothing() throws Exception {
    GameEvent event = accept(ID);
    Violation violation = judge(ID, 1, Verdict.FLAGGED);
    state(new Fact.EventReviewed(GAME, ID, false, "ann", "hm", 7));

    assertEquals(fate(new EventFate.Flagged(event, List.of(violation))), findEvent.find(GAME, ID));
  }

  @Test
  void ofAKeyThatWasUsedAgainTheLatestEventIsTold() throws Exception {
    accept(ID);
    judge(ID, 1, Verdict.QUARANTINED);
    state(new Fact.EventReviewed(GAME, ID, false, "ann", "no", 7));
    GameEvent again = accept(ID);
    Violation violation = judge(ID, 4, Verdict.QUARANTINED);

    assertEquals(
        fate(new EventFate.Quarantined(again, List.of(violation))), findEvent.find(GAME, ID));
  }

  @Test
  void anEventThatScreeningGaveUpOnIsNotCleared() throws Exception {
    GameEvent event = accept(ID);
    state(new Fact.DeliveryAbandoned("leaderboard", 1, "why", 5));
    state(new Fact.DeliveryAbandoned("fairness", 1, "why", 5));
    accept(new EventId(1, 2));
    state(new Fact.EventsJudged(4, 4, List.of(), List.of(), 5));

    assertEquals(fate(new EventFate.Abandoned(event)), findEvent.find(GAME, ID));
  }

  @Test
  void whatIsSettledIsToldWithoutWaiting() throws Exception {
    accept(ID);
    judge(ID, 1, Verdict.FLAGGED);
    record();
    bus.whileAwaited(
        () -> {
          throw new AssertionError("nothing to wait for");
        });

    assertInstanceOf(EventFate.Flagged.class, findEvent.find(GAME, ID).orElseThrow());
  }

  private void record() {
    try {
      while (recordTrail.pump(10, Duration.ZERO) > 0) {
        // until nothing is left
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private GameEvent accept(EventId id) {
    GameEvent event =
        new GameEvent(id, GAME, new PlayerId("p1"), "dance", 1, bus.head() + 1, Payload.empty());
    state(new Fact.EventAccepted(event, 0, false));
    return event;
  }

  private Violation judge(EventId id, long position, Verdict verdict) {
    Violation violation = new Violation("rule", 1, verdict, false, Payload.empty(), id, 1);
    state(
        new Fact.EventsJudged(
            position,
            position,
            List.of(
                new Fact.Remarkable(
                    position,
                    id,
                    GAME,
                    new PlayerId("p1"),
                    new Judgement(verdict, List.of(violation), Optional.empty()))),
            List.of(),
            5));
    return violation;
  }

  private void state(Fact fact) {
    bus.publish(List.of(fact)).join();
  }

  private static Optional<EventFate> fate(EventFate fate) {
    return Optional.of(fate);
  }
}
