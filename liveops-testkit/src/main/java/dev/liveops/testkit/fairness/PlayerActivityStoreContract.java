package dev.liveops.testkit.fairness;

import static dev.liveops.testkit.event.Events.player;
import static dev.liveops.testkit.fairness.Screenings.POPULATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.Population;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.fairness.PlayerActivityStore;
import dev.liveops.testkit.Race;
import dev.liveops.testkit.event.Deliveries;
import dev.liveops.testkit.event.Events;
import dev.liveops.testkit.event.Facts;
import dev.liveops.testkit.event.Judgements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@link PlayerActivityStore}. */
public abstract class PlayerActivityStoreContract extends FairnessContract {

  private static final PlayerKey ADA = player("ada");
  private static final PlayerKey BOB = player("bob");

  private static GameEvent event(int number) {
    return Events.by("ada").number(number).event();
  }

  /** Lets so many events be accepted, from the number behind those that are there. */
  private void accept(int events) {
    List<Fact> facts = new ArrayList<>();
    for (int i = 1; i <= events; i++) {
      facts.add(Events.by("ada").number((int) ports().bus().head() + i).accepted());
    }
    if (!facts.isEmpty()) {
      ports().bus().publish(facts).join();
    }
  }

  private Map<PlayerKey, PlayerActivity> load() {
    return activity().load(List.of(ADA, BOB));
  }

  private List<Fact.EventsJudged> judgements() {
    return Deliveries.published(ports().bus(), Fact.EventsJudged.class);
  }

  private List<Violation> violations(Optional<PlayerKey> of, int max) {
    return activity().violations(Events.GAME, of.map(PlayerKey::player), max);
  }

  @Test
  void atFirstThereIsNothing() {
    assertEquals(0, activity().position());
    assertEquals(Map.of(), load());
    assertEquals(Map.of(), activity().populations());
    assertEquals(List.of(), violations(Optional.empty(), 10));
  }

  @Test
  void aPassIsReadableOnReturn() {
    commit(Screenings.through(4).leave(ADA, 3).count(5));
    assertEquals(4, activity().position());
    assertEquals(Map.of(ADA, Screenings.activity(3)), load(), "who was never seen is absent");
    assertEquals(Set.of(POPULATION), activity().populations().keySet());
    commit(Screenings.through(5).leave(ADA, 4).leave(BOB, 1));
    assertEquals(Map.of(ADA, Screenings.activity(4), BOB, Screenings.activity(1)), load());
  }

  @Test
  void playersOfTwoGamesAreTwoEvenUnderOneName() {
    PlayerKey other = new PlayerKey(Events.OTHER_GAME, ADA.player());
    commit(Screenings.through(1).leave(ADA, 3).leave(other, 4));
    assertEquals(
        Map.of(ADA, Screenings.activity(3), other, Screenings.activity(4)),
        activity().load(List.of(ADA, other)));
  }

  @Test
  void populationsAreCopiesThatTheCallerMayChange() {
    commit(Screenings.through(1).count(5));
    Population copy = activity().populations().get(POPULATION);
    copy.add(1_000);
    assertEquals(5, activity().populations().get(POPULATION).count());
    assertEquals(
        Screenings.population(5).statistics(),
        activity().populations().get(POPULATION).statistics());
  }

  @Test
  void theJudgementOfAPassIsOnTheBusWhenItReturns() {
    accept(3);
    Fact.EventsJudged judged = Judgements.of(1, 3).flagging(2, event(2)).fact();
    commit(Screenings.through(3).judge(judged));
    assertEquals(List.of(judged), judgements());
    assertEquals(4, ports().bus().head());
  }

  @Test
  void aPassThatIsNotBeyondThePositionChangesNothing() {
    accept(3);
    Screenings pass =
        Screenings.through(3)
            .judge(Judgements.of(1, 3).flagging(2, event(2)).fact())
            .leave(ADA, 3)
            .count(3)
            .impose(Facts.block("b1", "ada"))
            .hold(2, event(2));
    commit(pass);
    commit(pass);
    commit(Screenings.through(2).leave(BOB, 1).lift("b1").decide(event(2)));
    assertEquals(3, activity().position());
    assertEquals(1, judgements().size());
    assertEquals(1, violations(Optional.empty(), 10).size());
    assertEquals(Map.of(ADA, Screenings.activity(3)), load());
    assertEquals(1, ports().reviews().size());
    assertTrue(ports().sanctions().find(Events.GAME, "b1").isPresent());
  }

  @Test
  void violationsAreToldNewestFirstOfAGameOrOneOfItsPlayers() {
    accept(4);
    GameEvent bobs = Events.by("bob").event();
    commit(Screenings.through(1).judge(Judgements.of(1, 1).flagging(1, event(1)).fact()));
    commit(
        Screenings.through(4)
            .judge(
                Judgements.of(2, 4)
                    .quarantining(2, event(2))
                    .rejecting(3, bobs)
                    .flagging(4, event(4))
                    .fact()));
    Violation first = Judgements.violation(event(1), Verdict.FLAGGED);
    Violation second = Judgements.violation(event(2), Verdict.QUARANTINED);
    Violation third = Judgements.violation(bobs, Verdict.REJECTED);
    Violation fourth = Judgements.violation(event(4), Verdict.FLAGGED);
    assertEquals(List.of(fourth, third, second, first), violations(Optional.empty(), 10));
    assertEquals(List.of(fourth, third), violations(Optional.empty(), 2));
    assertEquals(List.of(third), violations(Optional.of(BOB), 10));
    assertEquals(List.of(fourth, second), violations(Optional.of(ADA), 2));
    assertEquals(List.of(), activity().violations(Events.OTHER_GAME, Optional.empty(), 10));
    reopen();
    assertEquals(
        kept(List.of(fourth, third, second, first), List.of()), violations(Optional.empty(), 10));
  }

  @Test
  void closingKeepsEverything() {
    accept(2);
    commit(Screenings.through(2).leave(ADA, 7).leave(BOB, 1).count(2_000));
    reopen();
    assertEquals(kept(2L, 0L), activity().position());
    assertEquals(
        kept(Map.of(ADA, Screenings.activity(7), BOB, Screenings.activity(1)), Map.of()), load());
    if (isDurable()) {
      Population population = activity().populations().get(POPULATION);
      assertEquals(2_000, population.count());
      assertEquals(Screenings.population(2_000).statistics(), population.statistics());
    } else {
      assertEquals(Map.of(), activity().populations());
    }
  }

  @Test
  void aCrashTakesBackWholePassesButNoJudgement() {
    accept(9);
    for (int pass = 1; pass <= 5; pass++) {
      commit(onePass(pass));
    }
    reopen();
    accept(kept(0, 9));
    for (int pass = kept(6, 1); pass <= 9; pass++) {
      commit(onePass(pass));
    }
    assertEquals(9, judgements().size());
    crash();
    int position = (int) activity().position();
    assertTrue(position >= kept(5, 0), () -> "closing had kept 5, not " + position);
    assertStateOf(position);
    assertEquals(kept(9, 0), judgements().size());
  }

  @Test
  void goingOverTheSameFactsAgainPublishesNoJudgementTwice() {
    accept(9);
    for (int pass = 1; pass <= 9; pass++) {
      commit(onePass(pass));
    }
    crash();
    int position = (int) activity().position();
    for (int pass = position + 1; isDurable() && pass <= 9; pass++) {
      commit(onePass(pass));
      assertStateOf(pass);
    }
    assertEquals(kept(9, 0), judgements().size());
  }

  @Test
  void ofAJudgementThatReachesFurtherThanBeforeOnlyTheRestIsPublished() {
    accept(6);
    commit(Screenings.through(4).judge(Judgements.of(1, 4).flagging(4, event(4)).fact()));
    crash();
    accept(kept(0, 6));
    Judgements all = Judgements.of(activity().position() + 1, 6);
    if (activity().position() == 0) { // the crash took the first pass back: it is gone over again
      all.flagging(4, event(4)).releasing(3, event(3));
    }
    all.flagging(6, event(6)).releasing(5, event(5));
    commit(Screenings.through(6).judge(all.fact()));
    assertEquals(
        kept(
            List.of(
                Judgements.of(1, 4).flagging(4, event(4)).fact(),
                Judgements.of(5, 6).flagging(6, event(6)).releasing(5, event(5)).fact()),
            List.of(all.fact())),
        judgements());
    assertEquals(2, violations(Optional.empty(), 10).size(), "the state has all of it");
  }

  private static Screenings onePass(int pass) {
    return Screenings.through(pass)
        .judge(Judgements.of(pass, pass).quarantining(pass, event(pass)).fact())
        .leave(ADA, pass)
        .leave(BOB, pass)
        .count(pass)
        .impose(Facts.block("b" + pass, "ada"))
        .lift("b" + (pass - 1))
        .hold(pass, event(pass))
        .decide(event(pass - 2));
  }

  /** Everything is as pass {@code pass} of {@link #onePass} left it. */
  private void assertStateOf(int pass) {
    assertEquals(pass, activity().position());
    assertEquals(
        pass == 0
            ? Map.of()
            : Map.of(ADA, Screenings.activity(pass), BOB, Screenings.activity(pass)),
        load());
    assertEquals(Math.min(2, pass), ports().reviews().size());
    assertEquals(
        pass == 0 ? List.of() : List.of(Facts.block("b" + pass, "ada")),
        ports().sanctions().of(ADA).all());
    assertEquals(pass, violations(Optional.empty(), 100).size());
    assertEquals(
        (long) pass, activity().populations().values().stream().mapToLong(Population::count).sum());
  }

  @Test
  void aPassWhoseJudgementCannotBePublishedTakesNoEffect() {
    accept(1);
    PlayerActivityStore store = activity();
    close();
    assertThrows(PortUnavailable.class, () -> store.commit(onePass(1).pass()));
    assertEquals(0, store.position());
    assertEquals(Map.of(), store.populations());
    reopen();
    assertStateOf(0);
  }

  @Test
  void aReaderSeesAPassWholeOrNotAtAll() {
    commit(Screenings.through(1).leave(ADA, 0).leave(BOB, 0));
    Race.whileRunning(
        () -> {
          for (int pass = 2; pass <= 200; pass++) {
            commit(Screenings.through(pass).leave(ADA, pass % 9).leave(BOB, pass % 9));
          }
        },
        () -> {
          Map<PlayerKey, PlayerActivity> seen = load();
          assertEquals(seen.get(ADA), seen.get(BOB));
        });
  }
}
