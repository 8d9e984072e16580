package dev.liveops.domain.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafEntryTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4711, StandingColumns.ORDINAL_MAX})
  void anEntryKnowsItsOrdinalWhateverTheScore(int ordinal) {
    for (long score : new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE}) {
      assertEquals(ordinal, LeafEntry.ordinal(LeafEntry.of(score, ordinal)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatIsToldRoughlyIsNeverTheOppositeOfWhatIsTrue(long seed) {
    Random random = new Random(seed);
    LongStream ends = LongStream.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, Long.MAX_VALUE);
    LongStream drawn = LongStream.generate(() -> random.nextLong() >> random.nextInt(64));
    long[] scores = LongStream.concat(ends, drawn.limit(10_000)).sorted().toArray();
    for (int i = 1; i < scores.length; i++) {
      int told = compare(scores[i - 1], scores[i]);
      assertTrue(told <= 0, "seed " + seed + ": " + scores[i - 1] + " and " + scores[i]);
    }
  }

  @Test
  void scoresOf24BitsAreToldApart() {
    long[] scores = {-(1 << 24), -(1 << 24) + 1, -1, 0, 1, 7, (1 << 24) - 1, 1 << 24};
    Arrays.stream(scores)
        .forEach(
            left ->
                Arrays.stream(scores)
                    .forEach(
                        right -> assertEquals(Long.compare(left, right), compare(left, right))));
  }

  @Test
  void largerScoresAreToldApartWhereTheyDifferBy24BitsOfThem() {
    assertEquals(0, compare(1_000_000_000_000L, 1_000_000_000_001L));
    assertNotEquals(0, compare(1_000_000_000_000L, 1_000_000_100_000L));
  }

  private static int compare(long left, long right) {
    return LeafEntry.compareRoughly(LeafEntry.of(left, 5), LeafEntry.of(right, 3));
  }
}
