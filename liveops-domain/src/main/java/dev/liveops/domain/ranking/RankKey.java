package dev.liveops.domain.ranking;

/**
 * Where an entry belongs in the order: the smaller key comes first.
 *
 * @param score the score, turned so that the smaller comes first whatever the board's direction
 * @param subscore the subscore, turned likewise
 * @param achievedAtMillis the earlier comes first
 * @param ordinal the player; ids decide between entries that are equal so far
 */
record RankKey(long score, long subscore, long achievedAtMillis, int ordinal) {

  /** For the first child of a branch, whose key bounds nothing. */
  static final RankKey NONE = new RankKey(0, 0, 0, 0);
}
