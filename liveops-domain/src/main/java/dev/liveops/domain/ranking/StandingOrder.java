package dev.liveops.domain.ranking;

import java.util.function.IntBinaryOperator;

/** The order of the standings in some columns: comparing entries is reading these. */
final class StandingOrder {

  private final Direction direction;
  private final IntBinaryOperator idOrder;
  private final StandingColumns columns;
  // All ones turns a score n into -n - 1: that reverses the order, and cannot overflow as -n would.
  private final long turn;

  StandingOrder(Direction direction, IntBinaryOperator idOrder, StandingColumns columns) {
    this.direction = direction;
    this.idOrder = idOrder;
    this.columns = columns;
    this.turn = direction == Direction.DESCENDING ? -1 : 0;
  }

  /** The same order of other columns. */
  StandingOrder of(StandingColumns others) {
    return new StandingOrder(direction, idOrder, others);
  }

  RankKey key(int ordinal) {
    return new RankKey(
        columns.score(ordinal) ^ turn,
        columns.subscore(ordinal) ^ turn,
        columns.achievedAtMillis(ordinal),
        ordinal);
  }

  /**
   * A key before that of every entry with the score and subscore of this one, and after all better.
   */
  RankKey beforeTiesOf(int ordinal) {
    return new RankKey(
        columns.score(ordinal) ^ turn,
        columns.subscore(ordinal) ^ turn,
        StandingColumns.ABSENT,
        ordinal);
  }

  /** Negative when the entry of {@code ordinal} comes before {@code key}, 0 when it is the same. */
  int compare(int ordinal, RankKey key) {
    long score = columns.score(ordinal) ^ turn;
    if (score != key.score()) {
      return score < key.score() ? -1 : 1;
    }
    return compareTies(
        columns.subscore(ordinal) ^ turn, columns.achievedAtMillis(ordinal), ordinal, key);
  }

  /** Goes on comparing where scores are equal. */
  int compareTies(long turnedSubscore, long achievedAtMillis, int ordinal, RankKey key) {
    if (turnedSubscore != key.subscore()) {
      return turnedSubscore < key.subscore() ? -1 : 1;
    }
    if (achievedAtMillis != key.achievedAtMillis()) {
      return achievedAtMillis < key.achievedAtMillis() ? -1 : 1;
    }
    return ordinal == key.ordinal() ? 0 : idOrder.applyAsInt(ordinal, key.ordinal());
  }

  /** Whether two entries have the same score and subscore, and so share a rank where ties do. */
  boolean tied(int left, int right) {
    return columns.score(left) == columns.score(right)
        && columns.subscore(left) == columns.subscore(right);
  }

  /** Whether two entries have everything in common but the id. */
  boolean twins(int left, int right) {
    return tied(left, right) && columns.achievedAtMillis(left) == columns.achievedAtMillis(right);
  }

  int compareIds(int left, int right) {
    return idOrder.applyAsInt(left, right);
  }
}
