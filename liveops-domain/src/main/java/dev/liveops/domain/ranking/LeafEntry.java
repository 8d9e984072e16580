package dev.liveops.domain.ranking;

/**
 * What a leaf of a {@link RankTree} holds of an entry, in one number: its ordinal in the low half,
 * and in the high half its score, roughly.
 *
 * <p>Standings lie in memory in the order of ordinals, so that looking up the next one to compare
 * with is a wait for memory nearly every time. Most comparisons are settled by the rough score
 * alone: the nearest {@code float}, which keeps order, and tells neighbours apart by 24 bits. Where
 * two are roughly equal, the standings decide.
 */
final class LeafEntry {

  private LeafEntry() {}

  static long of(RankKey key) {
    return of(key.score(), key.ordinal());
  }

  /**
   * An entry.
   *
   * @param turnedScore as in a {@link RankKey}: the smaller comes first
   */
  static long of(long turnedScore, int ordinal) {
    int bits = Float.floatToRawIntBits((float) turnedScore);
    // The bits of a float are in order as a sign and an absolute value: negative ones are turned.
    int rough = bits ^ (bits >> 31 & Integer.MAX_VALUE);
    return (long) rough << Integer.SIZE | ordinal;
  }

  static int ordinal(long entry) {
    return (int) entry;
  }

  /** Negative when the left entry has the smaller score for certain; 0 when it cannot be told. */
  static int compareRoughly(long left, long right) {
    return Integer.compare((int) (left >> Integer.SIZE), (int) (right >> Integer.SIZE));
  }
}
