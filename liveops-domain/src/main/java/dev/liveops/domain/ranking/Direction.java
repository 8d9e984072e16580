package dev.liveops.domain.ranking;

/** Which scores come first. */
public enum Direction {
  /** High scores first. */
  DESCENDING,
  /** Low scores first, as for lap times. */
  ASCENDING;

  /**
   * Negative when {@code left} comes before {@code right} in this direction, 0 when they are equal.
   */
  public int compare(long left, long right) {
    return this == DESCENDING ? Long.compare(right, left) : Long.compare(left, right);
  }
}
