package dev.liveops.usecases.fairness;

import static dev.liveops.domain.fairness.Verdict.CLEARED;
import static dev.liveops.domain.fairness.Verdict.FLAGGED;
import static dev.liveops.domain.fairness.Verdict.QUARANTINED;
import static dev.liveops.usecases.fairness.Screen.GAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.DeadLetter;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.fairness.HeldEvent;
import dev.liveops.ports.fairness.PopulationKey;
import dev.liveops.usecases.game.DefaultGame;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScreenEventsTest {

  private static final PlayerKey P1 = new PlayerKey(GAME, new PlayerId("p1"));

  private final Screen screen = new Screen();

  @Test
  void plainEventsAreClearedAndRemembered() {
    screen.play("p1", 10);
    screen.play("p2", 20);
    screen.play("p1", 30);

    assertEquals(4, screen.pump()); // the definition, and three events
    assertEquals(List.of(CLEARED, CLEARED, CLEARED), screen.verdictsInOrder());
    assertEquals(2, activity().events());
    assertEquals(
        3, screen.fairness.populations().get(new PopulationKey(GAME, "progression")).count());
  }

  @Test
  void onlyWhatIsRemarkableIsSpeltOut() {
    screen.play("p1", 10);
    EventId bad = screen.play("p1", 5_000);
    screen.play("p1", 10);
    screen.pump();

    Fact.EventsJudged judged = screen.judgements().getLast();
    assertEquals(List.of(bad), judged.remarkable().stream().map(Fact.Remarkable::event).toList());
    assertEquals(2, judged.first());
    assertEquals(4, judged.last());
    assertEquals(List.of(CLEARED, QUARANTINED, CLEARED), screen.verdictsInOrder());
  }

  @Test
  void whatIsQuarantinedIsHeldWithItsReasonsAndCountsForNothing() {
    EventId bad = screen.play("p1", 5_000);
    screen.pump();

    HeldEvent held = screen.fairness.find(GAME, bad).orElseThrow();
    assertEquals(2, held.position());
    assertEquals("delta_xp_bound", held.violations().getFirst().rule());
    assertEquals(screen.clock.millis(), held.heldAtMillis());
    assertTrue(screen.fairness.populations().isEmpty());
  }

  @Test
  void aReleasedEventCountsFromThenOn() {
    EventId bad = screen.play("p1", 5_000);
    screen.pump();
    screen.review(bad, true);
    screen.pump();

    Fact.EventsJudged judged = screen.judgements().getLast();
    assertEquals(List.of(bad), screen.released());
    assertEquals(judged.first(), judged.last());
    assertEquals(judged.first(), judged.released().getFirst().position());
    assertTrue(screen.fairness.find(GAME, bad).isEmpty());
    assertEquals(
        1, screen.fairness.populations().get(new PopulationKey(GAME, "progression")).count());
    assertEquals(1, activity().events());
  }

  @Test
  void aRejectedEventIsGoneAndThereIsNothingToJudge() {
    EventId bad = screen.play("p1", 5_000);
    screen.pump();
    screen.review(bad, false);
    screen.pump();

    assertTrue(screen.fairness.find(GAME, bad).isEmpty());
    assertEquals(List.of(), screen.released());
    assertEquals(1, screen.judgements().size());
  }

  @Test
  void onlyTheFirstDecisionCountsWhereverPassesEnd() {
    for (int pass : new int[] {1, 2, 3, Screen.ALL}) {
      Screen divided = new Screen();
      EventId first = divided.play("p1", 5_000);
      EventId second = divided.play("p2", 5_000);
      divided.review(first, false);
      divided.review(first, true);
      divided.review(second, true);
      divided.review(second, false);
      divided.review(second, true);
      divided.review(Screen.id(999), true);
      while (divided.pump(pass) > 0) {
        // in as many passes as it takes
      }

      assertEquals(List.of(second), divided.released(), "in passes of " + pass);
      assertEquals(0, divided.fairness.size());
    }
  }

  @Test
  void aFloodBlocksThePlayerOnce() {
    for (int i = 0; i < 20; i++) {
      screen.accept("p1", "progression", Payload.of("delta_xp", 1L));
    }
    screen.pump();

    List<Sanction> blocks = screen.fairness.of(P1).all();
    assertEquals(1, blocks.size());
    assertEquals(screen.clock.millis() + 60_000, blocks.getFirst().untilMillis());
    assertEquals("rule:flood", blocks.getFirst().author());
  }

  @Test
  void aShadowHoldsWhatComesBehindItAndNothingBefore() {
    screen.play("p1", 10);
    Sanction shadow = screen.impose(SanctionKind.SHADOW, "s1", "p1");
    screen.play("p1", 10);
    screen.play("p2", 10);
    screen.lift(shadow);
    screen.play("p1", 10);
    screen.pump();

    assertEquals(List.of(CLEARED, QUARANTINED, CLEARED, CLEARED), screen.verdictsInOrder());
    assertTrue(screen.fairness.of(P1).all().isEmpty());
  }

  @Test
  void ofSeveralChangesToASanctionTheLastOneRemains() {
    Sanction first = screen.impose(SanctionKind.SHADOW, "s1", "p1");
    screen.lift(first);
    screen.impose(SanctionKind.SHADOW, "s1", "p1");
    screen.lift(screen.impose(SanctionKind.HIDE, "s2", "p1"));
    screen.play("p1", 10);
    screen.pump();

    assertEquals(List.of("s1"), screen.fairness.of(P1).all().stream().map(Sanction::id).toList());
    assertEquals(List.of(QUARANTINED), screen.verdictsInOrder());
  }

  @Test
  void aDefinitionJudgesWhatComesBehindIt() {
    screen.play("p1", 900);
    screen.load.load(DefaultGame.document().replace("max: 1000,", "max: 500,"), "admin");
    screen.play("p1", 900);
    screen.load.load(DefaultGame.document().replace("max: 1000,", "max: 2000,"), "admin");
    screen.play("p1", 1_900);
    screen.pump();

    assertEquals(List.of(CLEARED, QUARANTINED, CLEARED), screen.verdictsInOrder());
  }

  @Test
  void aNewStartTakesTheDefinitionOfItsPlaceAndNotTheNewest() {
    screen.pump();
    screen.play("p1", 900);
    screen.load.load(DefaultGame.document().replace("max: 1000,", "max: 500,"), "admin");
    screen.play("p1", 900);
    screen.restart();
    screen.pump();

    assertEquals(List.of(CLEARED, QUARANTINED), screen.verdictsInOrder());
  }

  @Test
  void anEventOfATypeThatWasJustTakenOutIsWorthNothingAndDoesNoHarm() {
    screen.load.load(withoutProgression(), "admin");
    screen.play("p1", 10);
    screen.pump();

    assertEquals(List.of(CLEARED), screen.verdictsInOrder());
  }

  private static String withoutProgression() {
    return """
        game: default
        event_types: [{name: dance, fields: [{name: steps, type: integer}], points: {field: steps}}]
        boards: [{name: points, operator: sum, values: points}]
        """;
  }

  @Test
  void whatCannotBeHandledIsGivenUpAndTheOthersAreNot() {
    screen.play("p1", 10);
    GameEvent stranger =
        new GameEvent(
            Screen.id(99),
            new GameId("nowhere"),
            new PlayerId("p1"),
            "dance",
            0,
            1,
            Payload.empty());
    screen.state(new Fact.EventAccepted(stranger, 0, false));
    screen.play("p1", 20);
    for (int i = 0; i < EventBus.ATTEMPTS_MAX + 1; i++) {
      screen.pump();
    }

    DeadLetter letter = screen.bus.deadLetters(10).getFirst();
    assertEquals(3, letter.delivery().position());
    assertTrue(letter.why().contains("nowhere"), letter.why());
    assertEquals(List.of(2L, 4L), List.copyOf(screen.verdicts().keySet()));
    assertFalse(
        screen.judgements().stream().anyMatch(j -> j.first() <= 3 && 3 <= j.last()),
        "an event that was given up must not seem to be cleared");
    assertEquals(2, activity().events());
  }

  @Test
  void aStoreOutOfReachCostsNothingButTime() {
    screen.play("p1", 10);
    screen.pump();
    screen.play("p1", 20);
    screen.fairness.beUnreachable(true);
    for (int i = 0; i < 2 * EventBus.ATTEMPTS_MAX; i++) {
      assertThrows(PortUnavailable.class, screen::pump);
    }
    screen.fairness.beUnreachable(false);
    screen.pump();

    assertEquals(List.of(), screen.bus.deadLetters(1));
    assertEquals(List.of(CLEARED, CLEARED), screen.verdictsInOrder());
    assertEquals(2, activity().events());
    assertEquals(
        2, screen.fairness.populations().get(new PopulationKey(GAME, "progression")).count());
  }

  @Test
  void aDecisionOnAnEventThatWasSentAgainLeavesNoneOfItsSendingsInTheQueue() {
    EventId bad = screen.play("p1", 5_000);
    screen.pump();
    // Its key is forgotten by now, so the same event is accepted once more.
    screen.state(screen.bus.facts(Fact.EventAccepted.class).getLast());
    screen.review(bad, false);
    screen.pump();

    assertEquals(0, screen.fairness.size());
  }

  @Test
  void aQuietTopicIsCommittedTooWithoutAJudgement() {
    screen.pump();
    screen.state(new Fact.AdminActed("admin", "looked around", "", 1));
    assertEquals(0, screen.pump());

    assertEquals(2, screen.fairness.position());
    assertEquals(List.of(), screen.judgements());
  }

  @Test
  void anOutlierIsFlaggedOnceThePopulationIsKnown() {
    for (int i = 0; i < 200; i++) {
      screen.play("p" + i, 10 + i % 5);
    }
    screen.play("p1", 900);
    screen.pump(50);
    while (screen.pump(50) > 0) {
      // in passes, each of which takes the population along
    }

    assertEquals(FLAGGED, screen.verdicts().lastEntry().getValue());
    assertEquals(
        1,
        screen.verdictsInOrder().stream()
            .collect(Collectors.groupingBy(v -> v))
            .get(FLAGGED)
            .size());
  }

  private PlayerActivity activity() {
    return screen.fairness.load(List.of(P1)).getOrDefault(P1, PlayerActivity.empty());
  }
}
