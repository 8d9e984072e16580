package dev.liveops.usecases.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.ports.event.Delivery;
import dev.liveops.usecases.audit.RecordTrail;
import dev.liveops.usecases.fairness.ScreenEvents;
import dev.liveops.usecases.progression.AdvancePlayers;
import dev.liveops.usecases.ranking.RankEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares everything there is with a straight fold of the record. */
final class Checks {

  private static final Comparator<Fact.RewardClaimed> BY_RECEIPT =
      Comparator.comparing(grant -> grant.receipt().receiptId());

  private final Ports ports;
  private final Observed observed;

  Checks(Ports ports) {
    this.ports = ports;
    this.observed = new Observed(ports);
  }

  /** Fails unless every store is what the facts through its position come to. */
  void compare() {
    List<Fact> log = ports.sound().bus().facts();
    StraightScreening screening = new StraightScreening(log, log.size());
    compareJudgements(log, screening);
    compareFairness(log);
    compareCounting(log, screening);
    compareLedger(log, screening);
    compareTrail(log);
  }

  /** Fails unless nothing is left to be done. */
  void complete() {
    List<Fact> log = ports.sound().bus().facts();
    long head = log.size();
    for (String group :
        List.of(ScreenEvents.GROUP, RankEvents.GROUP, AdvancePlayers.GROUP, RecordTrail.GROUP)) {
      assertTrue(done(group, head), () -> group + " is at the end");
    }
    assertEquals(head, ports.trail().position(), "the trail is complete");
    for (int i = 0; i < log.size(); i++) {
      long position = i + 1L;
      if (log.get(i) instanceof Fact.EventAccepted) {
        assertTrue(
            log.stream()
                .anyMatch(
                    fact ->
                        fact instanceof Fact.EventsJudged judged
                            && judged.first() <= position
                            && position <= judged.last()),
            () -> "never judged: " + position);
      }
    }
  }

  private boolean done(String group, long position) {
    try {
      return ports.sound().bus().awaitProcessed(group, position, Duration.ZERO);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every event is judged at most once, and as it should be. */
  private static void compareJudgements(List<Fact> log, StraightScreening screening) {
    Set<Long> judged = new TreeSet<>();
    for (Fact fact : log) {
      if (fact instanceof Fact.EventsJudged told) {
        List<Fact.Remarkable> remarkable = new ArrayList<>();
        List<Fact.Released> released = new ArrayList<>();
        for (long position = told.first(); position <= told.last(); position++) {
          long at = position;
          if (log.get((int) at - 1) instanceof Fact.EventAccepted accepted) {
            assertTrue(judged.add(at), () -> "judged twice: " + at);
            Judgement judgement = screening.judgementAt(at);
            if (!judgement.equals(Judgement.CLEAR)) {
              remarkable.add(
                  new Fact.Remarkable(
                      at,
                      accepted.event().id(),
                      accepted.event().game(),
                      accepted.event().player(),
                      judgement));
            }
          }
          screening.releasedAt(at).ifPresent(event -> released.add(new Fact.Released(at, event)));
        }
        assertEquals(remarkable, told.remarkable(), "what is remarkable");
        assertEquals(released, told.released(), "what a reviewer let count");
      }
    }
  }

  private void compareFairness(List<Fact> log) {
    long position = ports.sound().fairness().position();
    same(
        new StraightScreening(log, position).state(),
        observed.fairness(),
        "fairness through " + position);
  }

  private void compareCounting(List<Fact> log, StraightScreening screening) {
    long ranked = ports.standings().position();
    same(
        new StraightCounting(screening, log, ranked).standings(),
        observed.standings(),
        "standings through " + ranked);
    long advanced = ports.sound().progress().position();
    same(
        new StraightCounting(screening, log, advanced).progress(),
        observed.progress(),
        "progress through " + advanced);
  }

  /** Tells only what differs. */
  private static void same(String expected, String actual, String what) {
    if (!expected.equals(actual)) {
      List<String> missing = new ArrayList<>(expected.lines().toList());
      List<String> unexpected = new ArrayList<>(actual.lines().toList());
      missing.removeAll(actual.lines().toList());
      unexpected.removeAll(expected.lines().toList());
      throw new AssertionError(what + " should have " + missing + " and not " + unexpected);
    }
  }

  private void compareLedger(List<Fact> log, StraightScreening screening) {
    List<Fact.RewardClaimed> kept = new ArrayList<>();
    ports.ledger().forEach(kept::add);
    List<Fact.RewardClaimed> published =
        new ArrayList<>(ports.sound().bus().facts(Fact.RewardClaimed.class));
    if (ports.sound().bus().pending() > 0) {
      published.retainAll(kept); // some are durable, and the ledger was not told yet
    }
    published.sort(BY_RECEIPT);
    kept.sort(BY_RECEIPT);
    assertEquals(published, kept, "the ledger");
    assertEquals(
        List.of(),
        new StraightCounting(screening, log, log.size()).unearned(),
        "granted without being earned");
  }

  /** The trail is the record, from the first fact on, each once. */
  private void compareTrail(List<Fact> log) {
    List<Delivery> recorded = new ArrayList<>();
    ports.trail().replay(recorded::add);
    List<Delivery> expected = new ArrayList<>();
    for (int i = 0; i < recorded.size(); i++) {
      expected.add(new Delivery(i + 1, log.get(i)));
    }
    assertEquals(expected, recorded, "the trail");
  }
}
