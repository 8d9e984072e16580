package dev.liveops.domain.ranking;

/** Which scores come first. */
public enum Direction {
  /** High scores first. */
  DESCENDING,
  /** Low scores first, as for lap times. */
  ASCENDING
}
