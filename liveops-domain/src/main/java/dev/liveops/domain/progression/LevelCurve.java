package dev.liveops.domain.progression;

import java.util.Arrays;

/** How experience turns into levels. Levels begin at 1. */
public sealed interface LevelCurve {

  /** The level of a player with {@code xp} points of experience. */
  int levelAt(long xp);

  /**
   * The experience at which {@code level} begins; {@link Long#MAX_VALUE} when it cannot be reached.
   */
  long xpOf(int level);

  /** Every level takes the same: {@code xp / xpPerLevel + 1}. */
  record Linear(long xpPerLevel) implements LevelCurve {
    /** Checks the step. */
    public Linear {
      if (xpPerLevel < 1) {
        throw new IllegalArgumentException("xp_per_level: expected 1 or more");
      }
    }

    @Override
    public int levelAt(long xp) {
      return (int) Math.min(Integer.MAX_VALUE - 1L, Math.max(0, xp) / xpPerLevel) + 1;
    }

    @Override
    public long xpOf(int level) {
      long steps = Math.max(0, level - 1L);
      return steps > Long.MAX_VALUE / xpPerLevel ? Long.MAX_VALUE : steps * xpPerLevel;
    }
  }

  /**
   * A table: {@code thresholds[i]} is the experience at which level {@code i + 2} begins; rising.
   *
   * @param thresholds at least one, strictly rising, above 0
   */
  record Table(long[] thresholds) implements LevelCurve {
    /** Checks that the table rises; keeps its own copy. */
    public Table {
      thresholds = thresholds.clone();
      if (thresholds.length == 0) {
        throw new IllegalArgumentException("thresholds: expected at least one");
      }
      for (int i = 0; i < thresholds.length; i++) {
        if (thresholds[i] <= (i == 0 ? 0 : thresholds[i - 1])) {
          throw new IllegalArgumentException("thresholds: expected rising numbers above 0");
        }
      }
    }

    @Override
    public long[] thresholds() {
      return thresholds.clone();
    }

    @Override
    public int levelAt(long xp) {
      int found = Arrays.binarySearch(thresholds, xp);
      return found >= 0 ? found + 2 : -found;
    }

    @Override
    public long xpOf(int level) {
      if (level <= 1) {
        return 0;
      }
      return level - 2 < thresholds.length ? thresholds[level - 2] : Long.MAX_VALUE;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Table that && Arrays.equals(thresholds, that.thresholds);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(thresholds);
    }
  }
}
