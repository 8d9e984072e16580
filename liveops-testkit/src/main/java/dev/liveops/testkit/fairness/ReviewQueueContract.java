package dev.liveops.testkit.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.GameEvent;
import dev.liveops.ports.fairness.HeldEvent;
import dev.liveops.ports.fairness.ReviewQueue;
import dev.liveops.testkit.Race;
import dev.liveops.testkit.event.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link ReviewQueue}. */
public abstract class ReviewQueueContract extends FairnessContract {

  private static GameEvent event(int number) {
    return Events.by("ada").number(number).event();
  }

  private static GameEvent otherGames(int number) {
    return Events.by("ada").in(Events.OTHER_GAME).number(number).event();
  }

  private ReviewQueue reviews() {
    return ports().reviews();
  }

  private List<Long> pending(long after, int max) {
    return reviews().pending(Events.GAME, after, max).stream().map(HeldEvent::position).toList();
  }

  @Test
  void anEmptyQueueHasNothing() {
    assertEquals(0, reviews().size());
    assertEquals(Optional.empty(), reviews().find(Events.GAME, event(1).id()));
    assertEquals(List.of(), pending(0, 10));
  }

  @Test
  void aHeldEventWaitsUntilItIsDecidedOn() {
    commit(Screenings.through(2).hold(2, event(2)));
    assertEquals(
        Optional.of(Screenings.held(2, event(2))), reviews().find(Events.GAME, event(2).id()));
    assertEquals(1, reviews().size());
    commit(Screenings.through(3).decide(event(2)));
    assertEquals(Optional.empty(), reviews().find(Events.GAME, event(2).id()));
    assertEquals(0, reviews().size());
    assertEquals(List.of(), pending(0, 10));
  }

  @Test
  void pendingGoesByPositionAndPageByPage() {
    commit(Screenings.through(40).hold(40, event(40)).hold(5, event(5)).hold(17, event(17)));
    commit(Screenings.through(41).hold(23, event(23)));
    assertEquals(List.of(5L, 17L, 23L, 40L), pending(0, 10));
    assertEquals(List.of(5L, 17L), pending(0, 2));
    assertEquals(List.of(23L, 40L), pending(17, 2));
    assertEquals(List.of(40L), pending(39, 2));
    assertEquals(List.of(), pending(40, 2));
    assertEquals(List.of(), pending(0, 0));
  }

  @Test
  void everyGameHasItsOwnEventsAndTheSizeCountsAll() {
    commit(Screenings.through(2).hold(1, event(1)).hold(2, otherGames(2)));
    assertEquals(List.of(1L), pending(0, 10));
    assertEquals(
        List.of(Screenings.held(2, otherGames(2))), reviews().pending(Events.OTHER_GAME, 0, 10));
    assertEquals(Optional.empty(), reviews().find(Events.OTHER_GAME, event(1).id()));
    assertEquals(2, reviews().size());
  }

  @Test
  void decidingOnWhatDoesNotWaitChangesNothing() {
    commit(Screenings.through(1).hold(1, event(1)).decide(event(9)));
    commit(Screenings.through(2).decide(event(8)).decide(otherGames(1)));
    assertEquals(1, reviews().size());
    commit(Screenings.through(3).decide(event(1)));
    commit(Screenings.through(4).decide(event(1)));
    assertEquals(0, reviews().size());
  }

  @Test
  void anEventThatIsHeldAgainWaitsOnce() {
    commit(Screenings.through(1).hold(1, event(1)));
    commit(Screenings.through(2).hold(1, event(1)));
    assertEquals(1, reviews().size());
    assertEquals(List.of(1L), pending(0, 10));
  }

  @Test
  void anEventThatIsHeldAndDecidedOnInOnePassDoesNotWait() {
    commit(Screenings.through(2).hold(1, event(1)).decide(event(1)).hold(2, event(2)));
    assertEquals(List.of(2L), pending(0, 10));
    assertEquals(1, reviews().size());
  }

  @Test
  void theQueueOutlivesClosingWhereverItsEventsAreKept() {
    for (int number = 1; number <= 30; number++) {
      commit(Screenings.through(number).hold(number, event(number)));
    }
    reopen();
    assertEquals(kept(30L, 0L), reviews().size());
    assertEquals(
        kept(Optional.of(Screenings.held(7, event(7))), Optional.empty()),
        reviews().find(Events.GAME, event(7).id()));
    long next = activity().position() + 1;
    commit(Screenings.through(next).hold(31, event(31)).decide(event(2)).decide(event(30)));
    assertEquals(kept(List.of(1L, 3L, 4L), List.of(31L)), pending(0, 3));
    assertEquals(kept(List.of(29L, 31L), List.of(31L)), pending(28, 3));
    assertEquals(Optional.empty(), reviews().find(Events.GAME, event(2).id()));
    assertEquals(kept(29L, 1L), reviews().size());
    reopen();
    assertEquals(kept(29L, 0L), reviews().size());
    assertEquals(kept(List.of(29L, 31L), List.of()), pending(28, 3));
  }

  @Test
  void pagesTellEveryEventThatWaitsAllTheWhile() {
    List<Long> all = new ArrayList<>();
    Screenings first = Screenings.through(100);
    for (int number = 1; number <= 100; number++) {
      first.hold(number, event(number));
      all.add((long) number);
    }
    commit(first);
    Race.whileRunning(
        () -> {
          for (int pass = 101; pass <= 300; pass++) {
            commit(Screenings.through(pass).hold(pass, event(pass)).decide(event(pass - 1)));
          }
        },
        () -> {
          List<Long> seen = new ArrayList<>();
          long after = 0;
          for (List<Long> page = pending(after, 30); !page.isEmpty(); ) {
            seen.addAll(page);
            after = page.getLast();
            page = pending(after, 30);
          }
          assertEquals(seen.stream().sorted().distinct().toList(), seen);
          assertTrue(seen.containsAll(all.subList(0, 99)), () -> "only " + seen);
        });
  }
}
