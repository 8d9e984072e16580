package dev.liveops.domain.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.domain.event.PlayerId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BoardDefinitionTest {

  private static final Window ALL =
      new Window(WindowKind.ALL_TIME, "all", Long.MIN_VALUE, Long.MAX_VALUE);

  private static Contribution run(long value, long subscore, long atMillis) {
    return new Contribution(
        "runs",
        List.of(ALL),
        new PlayerId("ada"),
        value,
        subscore,
        Optional.of("ghost-" + atMillis),
        atMillis);
  }

  private static Standing standing(long score, long subscore, long atMillis) {
    return new Standing(score, subscore, Optional.of("ghost-" + atMillis), atMillis);
  }

  private static BoardDefinition board(Operator operator, Direction direction) {
    return Boards.board("runs", operator, direction, Ties.ORDINAL);
  }

  @ParameterizedTest
  @EnumSource(Operator.class)
  void theFirstRunBecomesTheStandingAsItIs(Operator operator) {
    assertEquals(
        Optional.of(standing(-7, 3, 1000)),
        board(operator, Direction.DESCENDING).open(run(-7, 3, 1000)));
  }

  @ParameterizedTest
  @CsvSource({"SUM, false", "BEST, true", "LAST, true", "MIN, true"})
  void anEventWorthNothingBringsNobodyOntoABoardOfSums(Operator operator, boolean opens) {
    assertEquals(opens, board(operator, Direction.DESCENDING).open(run(0, 3, 1000)).isPresent());
  }

  @Test
  void aSumAddsUpAndWasReachedWithItsLastContribution() {
    BoardDefinition sums = board(Operator.SUM, Direction.DESCENDING);
    assertEquals(
        Optional.of(standing(150, 2, 2000)), sums.merge(standing(100, 9, 1000), run(50, 2, 2000)));
    assertEquals(
        Optional.of(standing(50, 2, 2000)), sums.merge(standing(100, 9, 1000), run(-50, 2, 2000)));
  }

  @Test
  void aSumReleasedLateWasReachedWhenTheLatestOfItsContributionsCameIn() {
    Standing merged =
        board(Operator.SUM, Direction.DESCENDING)
            .merge(standing(100, 0, 5000), run(50, 0, 2000))
            .orElseThrow();
    assertEquals(150, merged.score());
    assertEquals(5000, merged.achievedAtMillis());
  }

  @Test
  void nothingAddedToASumChangesNothing() {
    assertEquals(
        Optional.empty(),
        board(Operator.SUM, Direction.DESCENDING).merge(standing(100, 0, 1000), run(0, 5, 2000)));
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775800, 100, 9223372036854775807",
    "9223372036854775807, -1, 9223372036854775806",
    "-9223372036854775800, -100, -9223372036854775808",
    "-1, -9223372036854775808, -9223372036854775808",
    "9223372036854775806, 1, 9223372036854775807",
  })
  void aSumStaysAtTheEndOfTheRange(long score, long value, long sum) {
    BoardDefinition sums = board(Operator.SUM, Direction.DESCENDING);
    assertEquals(
        sum, sums.merge(standing(score, 0, 1000), run(value, 0, 2000)).orElseThrow().score());
  }

  @Test
  void aSumAtTheEndOfTheRangeChangesNoMore() {
    assertEquals(
        Optional.empty(),
        board(Operator.SUM, Direction.DESCENDING)
            .merge(standing(Long.MAX_VALUE, 0, 1000), run(5, 5, 2000)));
  }

  @ParameterizedTest
  @CsvSource({
    "DESCENDING, 101, 0, true",
    "DESCENDING, 100, 6, true",
    "DESCENDING, 100, 5, false",
    "DESCENDING, 100, 4, false",
    "DESCENDING, 99, 9, false",
    "ASCENDING, 99, 9, true",
    "ASCENDING, 100, 4, true",
    "ASCENDING, 100, 5, false",
    "ASCENDING, 100, 6, false",
    "ASCENDING, 101, 0, false",
  })
  void theBestRunIsReplacedAsAWholeByABetterOneOnly(
      Direction direction, long score, long subscore, boolean better) {
    assertEquals(
        better ? Optional.of(standing(score, subscore, 2000)) : Optional.empty(),
        board(Operator.BEST, direction).merge(standing(100, 5, 1000), run(score, subscore, 2000)));
  }

  @ParameterizedTest
  @CsvSource({
    "DESCENDING, 99, 0, true",
    "DESCENDING, 101, 9, false",
    "DESCENDING, 100, 6, true",
    "DESCENDING, 100, 4, false",
    "ASCENDING, 99, 9, true",
    "ASCENDING, 101, 0, false",
    "ASCENDING, 100, 4, true",
    "ASCENDING, 100, 5, false",
  })
  void theSmallestRunCountsWhateverTheDirectionWhichOnlyDecidesBetweenSubscores(
      Direction direction, long score, long subscore, boolean counts) {
    assertEquals(
        counts ? Optional.of(standing(score, subscore, 2000)) : Optional.empty(),
        board(Operator.MIN, direction).merge(standing(100, 5, 1000), run(score, subscore, 2000)));
  }

  @Test
  void theLastRunCountsWhetherBetterOrWorse() {
    BoardDefinition last = board(Operator.LAST, Direction.DESCENDING);
    assertEquals(
        Optional.of(standing(1, 0, 2000)), last.merge(standing(100, 5, 1000), run(1, 0, 2000)));
    assertEquals(
        Optional.of(standing(200, 0, 1000)), last.merge(standing(100, 5, 1000), run(200, 0, 1000)));
  }

  @Test
  void anOlderRunReleasedLateDoesNotReplaceTheLast() {
    assertEquals(
        Optional.empty(),
        board(Operator.LAST, Direction.DESCENDING).merge(standing(100, 5, 1000), run(200, 9, 999)));
  }
}
