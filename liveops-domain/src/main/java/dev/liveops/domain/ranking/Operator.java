package dev.liveops.domain.ranking;

/** How a new result changes a standing. */
public enum Operator {
  /** Results add up. */
  SUM,
  /**
   * The best run counts, in the board's direction; a run that is no improvement changes nothing.
   */
  BEST,
  /** The last run counts. */
  LAST,
  /** The smallest value counts, whatever the direction. */
  MIN
}
