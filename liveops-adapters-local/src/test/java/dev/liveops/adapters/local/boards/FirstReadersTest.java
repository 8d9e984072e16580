package dev.liveops.adapters.local.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Contribution;
import dev.liveops.domain.ranking.Direction;
import dev.liveops.domain.ranking.Operator;
import dev.liveops.domain.ranking.Ranked;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.domain.ranking.Ties;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.RankIndex;
import dev.liveops.ports.ranking.Ranking;
import dev.liveops.testkit.Race;
import dev.liveops.testkit.event.Events;
import dev.liveops.testkit.ranking.Rankings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Boards as they are after a start, which sort a window for the first who asks. */
class FirstReadersTest {

  private static final int PLAYERS = 20_000;
  private static final int PASSES = 40;
  private static final int CHANGES_A_PASS = 600;
  private static final int READERS = 3;

  /** Everything that is committed, in order, and what has to come of it. */
  private static final class Plan {
    private final Random random;
    private final BoardDefinition board;
    private final List<Ranking> passes = new ArrayList<>();
    private final Map<PlayerId, Standing> standings = new HashMap<>();
    private final Set<PlayerId> hidden = new HashSet<>();

    Plan(long seed, Ties ties) {
      random = new Random(seed);
      board = Rankings.board("b", Operator.SUM, Direction.DESCENDING, ties);
      Rankings everybody = Rankings.through(1);
      for (int player = 0; player < PLAYERS; player++) {
        contribute(everybody, "player-" + player);
      }
      passes.add(everybody.pass());
      while (passes.size() <= PASSES) {
        Rankings pass = Rankings.through(passes.size() + 1);
        for (int i = 0; i < CHANGES_A_PASS; i++) {
          contribute(pass, somebody());
        }
        changeVisibility(pass, somebody());
        passes.add(pass.pass());
      }
    }

    /** One in ten is somebody who was never seen before. */
    private String somebody() {
      return "player-" + random.nextInt(PLAYERS / 10 * 11);
    }

    private void contribute(Rankings pass, String player) {
      // Few values: players are tied, and even in time, so that ids decide.
      long value = 1L + random.nextInt(1_000);
      long atMillis = 1L + random.nextInt(3);
      pass.at(atMillis).add(board, player, value);
      PlayerId id = new PlayerId(player);
      Contribution contribution =
          new Contribution(
              board.name(), List.of(Rankings.ALL), id, value, 0, Optional.empty(), atMillis);
      Standing before = standings.get(id);
      (before == null ? board.open(contribution) : board.merge(before, contribution))
          .ifPresent(standing -> standings.put(id, standing));
    }

    private void changeVisibility(Rankings pass, String player) {
      PlayerId id = new PlayerId(player);
      if (hidden.add(id)) {
        pass.hide(player, "s");
      }
      if (random.nextInt(3) == 0) {
        PlayerId shown = hidden.iterator().next();
        hidden.remove(shown);
        pass.show(shown.value(), "s");
      }
    }

    BoardWindow window() {
      return Rankings.of(board, Rankings.ALL);
    }

    List<Ranked> order() {
      List<PlayerId> players = new ArrayList<>(standings.keySet());
      players.removeAll(hidden);
      players.sort(
          Comparator.<PlayerId>comparingLong(player -> -standings.get(player).score())
              .thenComparingLong(player -> standings.get(player).achievedAtMillis())
              .thenComparing(Comparator.naturalOrder()));
      List<Ranked> order = new ArrayList<>();
      for (PlayerId player : players) {
        Standing standing = standings.get(player);
        order.add(
            new Ranked(
                rank(order, standing.score()),
                player,
                standing.score(),
                0,
                standing.achievedAtMillis(),
                Optional.empty()));
      }
      return order;
    }

    private int rank(List<Ranked> before, long score) {
      int place = before.size() + 1;
      if (before.isEmpty() || board.ties() == Ties.ORDINAL) {
        return place;
      }
      Ranked last = before.getLast();
      if (last.score() == score) {
        return last.rank();
      }
      return board.ties() == Ties.DENSE ? last.rank() + 1 : place;
    }
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({
    "ORDINAL, 1",
    "ORDINAL, 2",
    "ORDINAL, 3",
    "ORDINAL, 4",
    "COMPETITION, 5",
    "DENSE, 6",
    "DENSE, 7"
  })
  void theyAndAllLaterOnesSeeTheOrderAlthoughEventsGoOnMeanwhile(Ties ties, long seed) {
    Plan plan = new Plan(seed, ties);
    RankedBoards before = new RankedBoards(StoredBoards.NONE, seed);
    before.commit(plan.passes.getFirst());
    RankedBoards boards = new RankedBoards(WrittenBoards.of(before, Events.GAME), seed);
    Race.of(
        1 + READERS,
        number -> {
          if (number == 0) {
            plan.passes.forEach(boards::commit);
          } else {
            readAlong(boards, plan);
          }
          return number;
        });
    assertEquals(plan.order(), boards.ranks().slice(plan.window(), 0, 2 * PLAYERS).ranked());
    Random random = new Random(seed);
    List<Ranked> order = plan.order();
    for (int i = 0; i < 100; i++) {
      Ranked somebody = order.get(random.nextInt(order.size()));
      assertEquals(Optional.of(somebody), boards.ranks().find(plan.window(), somebody.player()));
    }
  }

  /** Looks until everything is committed, with pauses in which the order is let go. */
  private static void readAlong(RankedBoards boards, Plan plan) {
    long end = plan.passes.getLast().through();
    long seen = -PASSES; // so that they begin with the first look after the start
    while (seen < end) {
      long now = boards.position();
      if (now >= Math.min(end, seen + PASSES / 3)) {
        seen = now;
        checkInOrder(boards.ranks().slice(plan.window(), 0, PLAYERS));
      } else {
        Thread.yield();
      }
    }
  }

  private static void checkInOrder(RankIndex.Slice slice) {
    assertTrue(slice.total() > PLAYERS / 2, () -> "of " + slice.total());
    Set<PlayerId> players = new HashSet<>();
    Ranked last = slice.ranked().getFirst();
    for (Ranked ranked : slice.ranked()) {
      assertTrue(players.add(ranked.player()), () -> ranked + " is there twice");
      assertTrue(ranked.score() <= last.score(), ranked + " behind " + last);
      assertTrue(ranked.rank() >= last.rank(), ranked + " behind " + last);
      last = ranked;
    }
  }
}
