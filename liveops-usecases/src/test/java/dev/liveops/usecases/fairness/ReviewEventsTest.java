package dev.liveops.usecases.fairness;

import static dev.liveops.usecases.fairness.Screen.GAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewEventsTest {

  private final Screen screen = new Screen();
  private final ReviewEvents review = new ReviewEvents(screen.fairness, screen.bus, screen.clock);

  ReviewEventsTest() {
    screen.bus.whileAwaited(screen::pump);
  }

  @Test
  void aReleasedEventCountsBeforeTheAnswer() {
    EventId held = hold("p1");

    assertEquals(
        new ReviewEvents.Outcome.Decided(held, true, true),
        review.release(GAME, held, "ann", "a sale"));
    assertEquals(List.of(held), screen.released());
    assertEquals(
        List.of(new Fact.EventReviewed(GAME, held, true, "ann", "a sale", screen.clock.millis())),
        screen.bus.facts(Fact.EventReviewed.class));
  }

  @Test
  void aRejectedEventNeverCounts() {
    EventId held = hold("p1");

    assertEquals(
        new ReviewEvents.Outcome.Decided(held, false, true),
        review.reject(GAME, held, "ann", "no"));
    assertEquals(List.of(), screen.released());
    assertEquals(new ReviewEvents.Outcome.NotHeld(), review.release(GAME, held, "ann", "yes"));
  }

  @Test
  void whatIsNotHeldCannotBeDecidedOn() {
    EventId fine = screen.play("p1", 10);
    EventId held = hold("p1");

    assertEquals(new ReviewEvents.Outcome.NotHeld(), review.release(GAME, fine, "ann", "yes"));
    assertEquals(
        new ReviewEvents.Outcome.NotHeld(),
        review.release(new GameId("other"), held, "ann", "yes"));
  }

  @Test
  void whoDecidesSaysWhoAndWhy() {
    EventId held = hold("p1");

    assertEquals(
        new ReviewEvents.Outcome.Invalid(
            List.of(
                new FieldFault("reason", "1 to 500 printable characters"),
                new FieldFault("author", "1 to 64 printable characters"))),
        review.release(GAME, held, " ", "x".repeat(501)));
    assertInstanceOf(
        ReviewEvents.Outcome.Invalid.class, review.release(GAME, held, "ann\n", "yes"));
    assertInstanceOf(
        ReviewEvents.Outcome.Invalid.class, review.release(GAME, held, "ann", "\ud800"));
    assertEquals(List.of(), screen.bus.facts(Fact.EventReviewed.class));
  }

  @Test
  void aDecisionThatIsDurableAndNotYetInForceSaysSo() {
    EventId held = hold("p1");
    screen.bus.whileAwaited(() -> {});

    assertEquals(
        new ReviewEvents.Outcome.Decided(held, true, false),
        review.release(GAME, held, "ann", "yes"));
  }

  @Test
  void aDecisionThatTheBusRefusesIsUnavailable() {
    EventId held = hold("p1");
    screen.bus.refuse(true);

    assertEquals(
        new ReviewEvents.Outcome.Unavailable(1_000), review.release(GAME, held, "ann", "yes"));
  }

  @Test
  void pagesOfWaitingEventsFollowOneAnother() {
    List<EventId> held = List.of(hold("p1"), hold("p2"), hold("p3"));

    var first = review.pending(GAME, 0, 2);
    var second = review.pending(GAME, first.getLast().position(), 2);
    assertEquals(held.subList(0, 2), first.stream().map(each -> each.event().id()).toList());
    assertEquals(held.subList(2, 3), second.stream().map(each -> each.event().id()).toList());
    assertEquals(1, review.pending(GAME, 0, -5).size());
    assertTrue(review.pending(new GameId("other"), 0, 10).isEmpty());
  }

  private EventId hold(String player) {
    EventId id = screen.play(player, 5_000);
    screen.pump();
    return id;
  }
}
