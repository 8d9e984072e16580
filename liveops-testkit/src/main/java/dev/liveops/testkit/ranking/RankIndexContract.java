package dev.liveops.testkit.ranking;

import static dev.liveops.testkit.ranking.Rankings.ALL;
import static dev.liveops.testkit.ranking.Rankings.DAY;
import static dev.liveops.testkit.ranking.Rankings.NEXT_DAY;
import static dev.liveops.testkit.ranking.Rankings.POINTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Direction;
import dev.liveops.domain.ranking.Operator;
import dev.liveops.domain.ranking.Ranked;
import dev.liveops.domain.ranking.Ties;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.RankIndex;
import dev.liveops.testkit.Race;
import dev.liveops.testkit.event.Events;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link RankIndex}. */
public abstract class RankIndexContract extends RankingContract {

  private static final BoardWindow POINTS_ALL = Rankings.of(POINTS, ALL);
  private static final RankIndex.Slice NONE = new RankIndex.Slice(0, 0, 0, List.of());

  /** Ada 50, Bob 40, Cyd 30, Dan 20, Eve 10. */
  private void commitFive(long through) {
    commit(
        Rankings.through(through)
            .at(7)
            .add(POINTS, "cyd", 30)
            .add(POINTS, "ada", 50)
            .add(POINTS, "eve", 10)
            .add(POINTS, "bob", 40)
            .add(POINTS, "dan", 20));
  }

  private static List<String> players(RankIndex.Slice slice) {
    return slice.ranked().stream().map(Ranked::player).map(PlayerId::value).toList();
  }

  private static List<Integer> ranks(RankIndex.Slice slice) {
    return slice.ranked().stream().map(Ranked::rank).toList();
  }

  private List<String> order(BoardDefinition board) {
    return players(ranks().slice(Rankings.of(board, ALL), 0, 100));
  }

  @Test
  void anEmptyBoardHasNoRanks() {
    assertEquals(0, ranks().version(POINTS_ALL));
    assertEquals(NONE, ranks().slice(POINTS_ALL, 0, 10));
    assertEquals(NONE, ranks().around(POINTS_ALL, id("ada"), 10));
    assertEquals(Optional.empty(), ranks().find(POINTS_ALL, id("ada")));
    assertEquals(List.of(), ranks().windows(Events.GAME, "points"));
  }

  @Test
  void theBestComeFirstAndRanksBeginAt1() {
    commitFive(1);
    RankIndex.Slice top = ranks().slice(POINTS_ALL, 0, 3);
    assertEquals(5, top.total());
    assertEquals(7, top.updatedAtMillis());
    assertEquals(new Ranked(1, id("ada"), 50, 0, 7, Optional.empty()), top.ranked().getFirst());
    assertEquals(List.of("ada", "bob", "cyd"), players(top));
    assertEquals(List.of(1, 2, 3), ranks(top));
  }

  @Test
  void slicesFollowEachOtherAndEndWithTheOrder() {
    commitFive(1);
    assertEquals(List.of("cyd", "dan"), players(ranks().slice(POINTS_ALL, 2, 2)));
    assertEquals(List.of("eve"), players(ranks().slice(POINTS_ALL, 4, 2)));
    for (long beyond : new long[] {5, 6, 1_000_000, Integer.MAX_VALUE, Long.MAX_VALUE}) {
      RankIndex.Slice end = ranks().slice(POINTS_ALL, beyond, 2);
      assertEquals(List.of(), end.ranked());
      assertEquals(5, end.total());
    }
    assertEquals(List.of(), ranks().slice(POINTS_ALL, 0, 0).ranked());
  }

  @Test
  void howManyThereAreIsToldToThoseWhoAskForNobody() {
    commitFive(1);
    RankIndex.Slice nobody = ranks().slice(POINTS_ALL, 0, 0);
    assertEquals(5, nobody.total());
    assertEquals(List.of(), nobody.ranked());
  }

  @Test
  void aroundIsCentredAndClampedAndAlwaysIncludesThePlayer() {
    commitFive(1);
    assertEquals(List.of("bob", "cyd", "dan"), players(ranks().around(POINTS_ALL, id("cyd"), 3)));
    assertEquals(List.of("ada", "bob", "cyd"), players(ranks().around(POINTS_ALL, id("ada"), 3)));
    assertEquals(List.of("cyd", "dan", "eve"), players(ranks().around(POINTS_ALL, id("eve"), 3)));
    assertEquals(List.of("cyd"), players(ranks().around(POINTS_ALL, id("cyd"), 1)));
    assertEquals(5, ranks().around(POINTS_ALL, id("dan"), 100).ranked().size());
    assertEquals(List.of(2, 3, 4), ranks(ranks().around(POINTS_ALL, id("cyd"), 3)));
  }

  @Test
  void aroundSomebodyWhoIsNotInTheOrderThereIsNobody() {
    commitFive(1);
    assertEquals(List.of(), ranks().around(POINTS_ALL, id("zoe"), 3).ranked());
    commit(Rankings.through(2).hide("cyd", "s1"));
    assertEquals(List.of(), ranks().around(POINTS_ALL, id("cyd"), 3).ranked());
  }

  @Test
  void equalScoresGoBySubscoreThenByWhoWasEarlierThenById() {
    commit(
        Rankings.through(1)
            .at(9)
            .add(POINTS, "late", 5)
            .at(3)
            .add(POINTS, "b", 5)
            .add(POINTS, "a", 5)
            .at(20)
            .add(POINTS, "sub", 5, 1, Optional.empty()));
    assertEquals(List.of("sub", "a", "b", "late"), order(POINTS));
  }

  @Test
  void lowScoresComeFirstOnAnAscendingBoard() {
    BoardDefinition laps = Rankings.board("laps", Operator.BEST, Direction.ASCENDING, Ties.ORDINAL);
    commit(Rankings.through(1).add(laps, "ada", 61).add(laps, "bob", 59).add(laps, "ada", 60));
    assertEquals(List.of("bob", "ada"), order(laps));
    assertEquals(
        Optional.of(60L), ranks().find(Rankings.of(laps, ALL), id("ada")).map(Ranked::score));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ORDINAL 1 2 3 4", "COMPETITION 1 2 2 4", "DENSE 1 2 2 3"})
  void tiesAreNumberedAsTheBoardSays(String example) {
    String[] words = example.split(" ");
    BoardDefinition board =
        Rankings.board("b", Operator.SUM, Direction.DESCENDING, Ties.valueOf(words[0]));
    commit(
        Rankings.through(1)
            .add(board, "a", 9)
            .add(board, "b", 5)
            .add(board, "c", 5)
            .add(board, "d", 1));
    BoardWindow all = Rankings.of(board, ALL);
    List<Ranked> order = ranks().slice(all, 0, 10).ranked();
    for (int place = 0; place < 4; place++) {
      Ranked ranked = order.get(place);
      assertEquals(Integer.parseInt(words[place + 1]), ranked.rank());
      assertEquals(Optional.of(ranked), ranks().find(all, ranked.player()));
      assertTrue(ranks().around(all, ranked.player(), 2).ranked().contains(ranked));
    }
  }

  @Test
  void hiddenPlayersLeaveRanksAndTotalsAndComeBackToTheirPlace() {
    commitFive(1);
    RankIndex.Slice before = ranks().slice(POINTS_ALL, 0, 10);
    commit(Rankings.through(2).hide("bob", "s1"));
    RankIndex.Slice without = ranks().slice(POINTS_ALL, 0, 10);
    assertEquals(List.of("ada", "cyd", "dan", "eve"), players(without));
    assertEquals(List.of(1, 2, 3, 4), ranks(without));
    assertEquals(4, without.total());
    assertEquals(Optional.empty(), ranks().find(POINTS_ALL, id("bob")));
    commit(Rankings.through(3).show("bob", "s1"));
    RankIndex.Slice after = ranks().slice(POINTS_ALL, 0, 10);
    assertEquals(before.ranked(), after.ranked());
    assertEquals(before.total(), after.total());
  }

  @Test
  void whoIsHiddenBeforeTheFirstContributionIsNotInTheOrder() {
    commit(Rankings.through(1).hide("ada", "s1"));
    commit(Rankings.through(2).add(POINTS, "ada", 1).in(DAY).add(POINTS, "ada", 1));
    assertEquals(0, ranks().slice(POINTS_ALL, 0, 10).total());
    assertEquals(0, ranks().slice(Rankings.of(POINTS, DAY), 0, 10).total());
    commit(Rankings.through(3).show("ada", "s1"));
    assertEquals(1, ranks().slice(Rankings.of(POINTS, DAY), 0, 10).total());
  }

  @Test
  void theVersionRisesWithEveryChangeAndWithNothingElse() {
    commitFive(1);
    long version = ranks().version(POINTS_ALL);
    assertTrue(version > 0);
    assertEquals(version, ranks().slice(POINTS_ALL, 0, 1).version());
    assertEquals(version, ranks().around(POINTS_ALL, id("ada"), 1).version());
    commit(Rankings.through(2).in(DAY).add(POINTS, "ada", 1));
    commit(Rankings.through(3).add(POINTS, "ada", 0).show("ada", "never-hidden"));
    assertEquals(version, ranks().version(POINTS_ALL), "another window; and no change at all");
    commit(Rankings.through(4).add(POINTS, "ada", 1));
    long changed = ranks().version(POINTS_ALL);
    assertTrue(changed > version);
    commit(Rankings.through(5).hide("ada", "s1"));
    assertTrue(ranks().version(POINTS_ALL) > changed, "hiding changes the order");
  }

  @Test
  void windowsAreToldNewestFirstWithinAKind() {
    commit(
        Rankings.through(1)
            .add(POINTS, "ada", 1)
            .in(DAY)
            .add(POINTS, "ada", 1)
            .in(NEXT_DAY)
            .add(POINTS, "ada", 1));
    List<BoardWindow> three =
        List.of(Rankings.of(POINTS, NEXT_DAY), Rankings.of(POINTS, DAY), POINTS_ALL);
    assertEquals(three, ranks().windows(Events.GAME, "points"));
    assertEquals(List.of(), ranks().windows(Events.OTHER_GAME, "points"));
    assertEquals(List.of(), ranks().windows(Events.GAME, "score"));
    reopen();
    assertEquals(kept(three, List.of()), ranks().windows(Events.GAME, "points"));
  }

  @Test
  void aWindowInWhichNobodyEverHadAStandingIsNotTold() {
    commit(Rankings.through(1).in(DAY).add(POINTS, "ada", 0));
    assertEquals(List.of(), ranks().windows(Events.GAME, "points"));
    assertEquals(NONE, ranks().slice(Rankings.of(POINTS, DAY), 0, 10));
  }

  @Test
  void theOrderIsTheSameAfterReopening() {
    commitFive(1);
    commit(Rankings.through(2).hide("dan", "s1"));
    RankIndex.Slice before = ranks().slice(POINTS_ALL, 0, 10);
    reopen();
    RankIndex.Slice after = ranks().slice(POINTS_ALL, 0, 10);
    assertEquals(kept(before.ranked(), List.of()), after.ranked());
    assertEquals(kept(before.total(), 0L), after.total());
    assertEquals(kept(before.updatedAtMillis(), 0L), after.updatedAtMillis());
  }

  @Test
  void everyAnswerIsOfOneMoment() {
    List<String> names = List.of("ada", "bob", "cyd", "dan", "eve");
    Race.whileRunning(
        () -> {
          for (int pass = 1; pass <= 300; pass++) {
            Rankings everybody = Rankings.through(pass).at(pass);
            names.forEach(name -> everybody.add(POINTS, name, 1));
            commit(everybody);
          }
        },
        () -> {
          assertAllEqual(ranks().slice(POINTS_ALL, 0, 10), 5);
          assertAllEqual(ranks().around(POINTS_ALL, id("dan"), 4), 4);
        });
  }

  private static void assertAllEqual(RankIndex.Slice slice, int players) {
    assertEquals(slice.total() == 0 ? 0 : players, slice.ranked().size(), slice::toString);
    assertTrue(slice.ranked().stream().map(Ranked::score).distinct().count() <= 1, slice::toString);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void theOrderIsThatOfAPlainList(long seed) {
    Random random = new Random(seed);
    Direction direction = Direction.values()[random.nextInt(2)];
    Operator operator = Operator.values()[random.nextInt(Operator.values().length)];
    Ties ties = Ties.values()[random.nextInt(Ties.values().length)];
    PlainBoard plain = new PlainBoard(Rankings.board("b", operator, direction, ties));
    for (int pass = 1; pass <= 60; pass++) {
      Rankings rankings = Rankings.through(pass);
      for (int i = random.nextInt(30); i > 0; i--) {
        plain.contribute(rankings, random);
      }
      for (int i = random.nextInt(3); i > 0; i--) {
        plain.changeVisibility(rankings, random);
      }
      commit(rankings);
      if (isDurable() && random.nextInt(20) == 0) {
        reopen();
      }
      plain.compareWith(ranks(), random);
    }
  }
}
