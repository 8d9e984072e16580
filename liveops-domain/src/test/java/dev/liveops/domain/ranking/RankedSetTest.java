package dev.liveops.domain.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.PlayerId;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankedSetTest {

  private final RankedSet set = set(Direction.DESCENDING, Ties.ORDINAL);

  private static RankedSet set(Direction direction, Ties ties) {
    return new RankedSet(direction, ties, Integer::compare);
  }

  private static Standing scored(long score) {
    return scored(score, 0, 1000);
  }

  private static Standing scored(long score, long subscore, long achievedAtMillis) {
    return new Standing(score, subscore, Optional.empty(), achievedAtMillis);
  }

  private static List<String> page(RankedSet set, int firstPosition, int countMax) {
    List<String> page = new ArrayList<>();
    set.forEach(firstPosition, countMax, (rank, ordinal) -> page.add(rank + ":" + ordinal));
    return page;
  }

  @Test
  void anEmptySetHasNoRanks() {
    assertEquals(0, set.size());
    assertEquals(OptionalInt.empty(), set.rank(0));
    assertEquals(Optional.empty(), set.standing(0));
    assertEquals(List.of(), page(set, 1, 10));
    assertFalse(set.remove(0));
    assertFalse(set.show(0));
  }

  @Test
  void highScoresComeFirstOrLowOnesAsTheBoardSays() {
    RankedSet laps = set(Direction.ASCENDING, Ties.ORDINAL);
    for (RankedSet each : List.of(set, laps)) {
      each.put(0, scored(-5));
      each.put(1, scored(Long.MAX_VALUE));
      each.put(2, scored(Long.MIN_VALUE));
    }
    assertEquals(List.of("1:1", "2:0", "3:2"), page(set, 1, 10));
    assertEquals(List.of("1:2", "2:0", "3:1"), page(laps, 1, 10));
  }

  @Test
  void subscoreThenTimeThenIdDecideBetweenEqualScores() {
    set.put(4, scored(10, 1, 1000));
    set.put(3, scored(10, 1, 1000));
    set.put(2, scored(10, 1, 999));
    set.put(1, scored(10, 2, 5000));
    set.put(0, scored(11, 0, 9000));
    assertEquals(List.of("1:0", "2:1", "3:2", "4:3", "5:4"), page(set, 1, 10));
  }

  @Test
  void lowSubscoresComeFirstWhereLowScoresDo() {
    RankedSet laps = set(Direction.ASCENDING, Ties.ORDINAL);
    laps.put(0, scored(10, 1, 1000));
    laps.put(1, scored(10, 0, 2000));
    laps.put(2, scored(10, -1, 3000));
    assertEquals(List.of("1:2", "2:1", "3:0"), page(laps, 1, 10));
  }

  @ParameterizedTest
  @CsvSource({
    "ORDINAL, 1:0 2:1 3:2 4:3 5:4",
    "COMPETITION, 1:0 2:1 2:2 4:3 4:4",
    "DENSE, 1:0 2:1 2:2 3:3 3:4"
  })
  void tiesAreNumberedAsTheBoardSays(Ties ties, String expected) {
    RankedSet tied = set(Direction.DESCENDING, ties);
    tied.put(0, scored(30));
    tied.put(1, scored(20, 0, 1000));
    tied.put(2, scored(20, 0, 2000));
    tied.put(3, scored(10));
    tied.put(4, scored(10));
    assertEquals(List.of(expected.split(" ")), page(tied, 1, 10));
    for (String entry : expected.split(" ")) {
      String[] rankAndOrdinal = entry.split(":");
      assertEquals(
          Integer.parseInt(rankAndOrdinal[0]),
          tied.rank(Integer.parseInt(rankAndOrdinal[1])).orElseThrow());
    }
  }

  @Test
  void playersOfEqualScoreButOtherSubscoreAreNoTie() {
    RankedSet tied = set(Direction.DESCENDING, Ties.COMPETITION);
    tied.put(0, scored(10, 2, 1000));
    tied.put(1, scored(10, 1, 1000));
    assertEquals(List.of("1:0", "2:1"), page(tied, 1, 10));
  }

  @Test
  void aPageThatBeginsAmongEqualsStillKnowsTheirRank() {
    RankedSet tied = set(Direction.DESCENDING, Ties.COMPETITION);
    for (int i = 0; i < 6; i++) {
      tied.put(i, scored(i < 2 ? 9 : 5));
    }
    assertEquals(List.of("3:4", "3:5"), page(tied, 5, 10));
  }

  @Test
  void puttingTheSameStandingAgainChangesNothing() {
    assertTrue(set.put(3, scored(10)));
    set.pages().drainDirty();
    assertFalse(set.put(3, scored(10)));
    assertFalse(set.pages().isDirty());
    assertTrue(set.put(3, new Standing(10, 0, Optional.of("ghost"), 1000)));
    assertEquals(Optional.of("ghost"), set.metadata(3));
  }

  @Test
  void aStandingThatIsGoneLeavesNothingBehind() {
    set.put(3, new Standing(10, 7, Optional.of("ghost"), 1000));
    assertTrue(set.remove(3));
    assertFalse(set.contains(3));
    assertEquals(0, set.size());
    set.put(3, scored(1));
    assertEquals(Optional.of(scored(1)), set.standing(3));
  }

  @Test
  void hiddenPlayersKeepTheirStandingButHaveNoRank() {
    set.put(0, scored(30));
    set.put(1, scored(20));
    assertTrue(set.hide(0));
    assertFalse(set.hide(0));
    assertEquals(List.of("1:1"), page(set, 1, 10));
    assertEquals(OptionalInt.empty(), set.rank(0));
    assertEquals(30, set.score(0));
    assertEquals(1, set.size());
    set.put(0, scored(5));
    assertTrue(set.show(0));
    assertEquals(List.of("1:1", "2:0"), page(set, 1, 10));
  }

  @Test
  void aPlayerCanBeHiddenBeforeThereIsAStanding() {
    set.hide(0);
    set.put(0, scored(30));
    assertEquals(0, set.size());
    set.remove(0);
    assertTrue(set.isHidden(0));
    set.show(0);
    assertEquals(0, set.size());
  }

  @Test
  void thoseAroundAPlayerAreCentredAndClampedAtTheEdges() {
    for (int i = 0; i < 10; i++) {
      set.put(i, scored(100 - i));
    }
    assertEquals(OptionalInt.of(4), set.firstAround(4, 3));
    assertEquals(OptionalInt.of(3), set.firstAround(4, 4));
    assertEquals(OptionalInt.of(1), set.firstAround(0, 3));
    assertEquals(OptionalInt.of(8), set.firstAround(9, 3));
    assertEquals(OptionalInt.of(1), set.firstAround(5, 100));
    assertEquals(OptionalInt.of(6), set.firstAround(5, 1));
  }

  @Test
  void aPageBeyondTheLastIsEmptyAndOneBeforeTheFirstIsAMistake() {
    set.put(0, scored(1));
    assertEquals(List.of(), page(set, 2, 10));
    assertEquals(List.of(), page(set, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> page(set, 0, 10));
  }

  @Test
  void thereIsNoScoreWithoutAStanding() {
    assertThrows(NoSuchElementException.class, () -> set.score(0));
    assertThrows(NoSuchElementException.class, () -> set.subscore(-1));
    assertThrows(NoSuchElementException.class, () -> set.achievedAtMillis(1));
    assertThrows(NoSuchElementException.class, () -> set.metadata(Integer.MAX_VALUE));
  }

  @Test
  void whatCannotBeKeptIsRefusedAndChangesNothing() {
    set.put(0, scored(1));
    assertThrows(IllegalArgumentException.class, () -> set.put(-1, scored(1)));
    assertThrows(IllegalArgumentException.class, () -> set.put(1 << 30, scored(1)));
    assertThrows(IllegalArgumentException.class, () -> set.put(0, scored(1, 0, Long.MIN_VALUE)));
    assertThrows(IllegalArgumentException.class, () -> set.hide(-1));
    assertEquals(List.of("1:0"), page(set, 1, 10));
  }

  @Test
  void contributionsCountAsTheBoardSays() {
    BoardDefinition best = Boards.board("runs", Operator.BEST, Direction.DESCENDING, Ties.ORDINAL);
    assertTrue(set.apply(best, 0, contribution(0)));
    assertTrue(set.apply(best, 0, contribution(10)));
    assertFalse(set.apply(best, 0, contribution(10)));
    BoardDefinition sum = Boards.board("runs", Operator.SUM, Direction.DESCENDING, Ties.ORDINAL);
    assertTrue(set.apply(sum, 0, contribution(5)));
    assertFalse(set.apply(sum, 1, contribution(0)));
    assertEquals(15, set.score(0));
    assertFalse(set.contains(1));
  }

  @Test
  void anOrderThatNobodyLooksAtIsLetGoAndIsThereAgainForWhoAsks() {
    for (int i = 0; i < 1_000; i++) {
      set.put(i, scored(i));
    }
    assertFalse(set.isOrdered());
    assertEquals(1_000, set.size());
    assertEquals(OptionalInt.of(1), set.rank(999));
    assertTrue(set.isOrdered());
    for (int i = 0; i < 600; i++) {
      set.put(i, scored(2_000 + i));
    }
    set.hide(599);
    set.remove(598);
    assertFalse(set.isOrdered());
    assertEquals(998, set.size());
    assertEquals(List.of("1:597", "2:596"), page(set, 1, 2));
  }

  @Test
  void anOrderThatIsLookedAtNowAndThenIsKept() {
    for (int i = 0; i < 1_000; i++) {
      set.put(i % 300, scored(i));
      if (i % 100 == 0) {
        set.rank(0);
      }
      assertTrue(set.isOrdered());
    }
  }

  private static Contribution contribution(long value) {
    return new Contribution(
        "runs",
        List.of(new Window(WindowKind.ALL_TIME, "all", Long.MIN_VALUE, Long.MAX_VALUE)),
        new PlayerId("ada"),
        value,
        0,
        Optional.empty(),
        1000);
  }
}
