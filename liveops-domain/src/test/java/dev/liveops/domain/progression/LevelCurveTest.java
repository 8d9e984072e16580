package dev.liveops.domain.progression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LevelCurveTest {

  @Test
  void aLevelBeginsAtItsExperienceAndNotOneBefore() {
    LevelCurve linear = new LevelCurve.Linear(1_000);
    assertEquals(1, linear.levelAt(0));
    assertEquals(1, linear.levelAt(999));
    assertEquals(2, linear.levelAt(1_000));
    LevelCurve table = new LevelCurve.Table(new long[] {100, 250, 1_000});
    assertEquals(1, table.levelAt(99));
    assertEquals(2, table.levelAt(100));
    assertEquals(3, table.levelAt(999));
    assertEquals(4, table.levelAt(1_000));
    assertEquals(4, table.levelAt(Long.MAX_VALUE));
  }

  @Test
  void theExperienceOfALevelAndTheLevelOfAnExperienceAgree() {
    long seed = 20_261_122;
    Random random = new Random(seed);
    for (int round = 0; round < 1_000; round++) {
      long[] thresholds =
          random
              .longs(1 + random.nextInt(20), 1, 1L << random.nextInt(2, 63))
              .distinct()
              .sorted()
              .toArray();
      LevelCurve curve =
          round % 2 == 0
              ? new LevelCurve.Table(thresholds)
              : new LevelCurve.Linear(1 + random.nextInt(5_000));
      for (int level = 2; level <= thresholds.length + 1; level++) {
        long xp = curve.xpOf(level);
        assertEquals(level, curve.levelAt(xp), "seed " + seed);
        assertEquals(level - 1, curve.levelAt(xp - 1), "seed " + seed);
      }
    }
  }

  @Test
  void noExperienceEverOverflowsTheLevel() {
    assertEquals(Integer.MAX_VALUE, new LevelCurve.Linear(1).levelAt(Long.MAX_VALUE));
    assertEquals(1, new LevelCurve.Linear(1).levelAt(Long.MIN_VALUE));
    assertEquals(Long.MAX_VALUE, new LevelCurve.Linear(Long.MAX_VALUE).xpOf(3));
  }

  @Test
  void aCurveThatDoesNotRiseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new LevelCurve.Linear(0));
    assertThrows(IllegalArgumentException.class, () -> new LevelCurve.Table(new long[] {}));
    assertThrows(IllegalArgumentException.class, () -> new LevelCurve.Table(new long[] {5, 5}));
    assertThrows(IllegalArgumentException.class, () -> new LevelCurve.Table(new long[] {0, 5}));
  }
}
