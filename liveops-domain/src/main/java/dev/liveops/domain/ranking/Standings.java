package dev.liveops.domain.ranking;

import java.util.BitSet;
import java.util.stream.IntStream;

/** What everybody has, and who is hidden. */
record Standings(StandingColumns columns, BitSet hidden) {

  boolean isRanked(int ordinal) {
    return columns.has(ordinal) && !hidden.get(ordinal);
  }

  /** All who are ranked, by ascending ordinal. */
  IntStream ranked() {
    return columns.ordinals(ordinal -> !hidden.get(ordinal));
  }

  /** As they are now, for another thread to read; without metadata. */
  Standings snapshot() {
    return new Standings(columns.snapshot(), (BitSet) hidden.clone());
  }
}
