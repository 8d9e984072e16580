package dev.liveops.domain.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunPageTest {

  private static final long NOW = 1_795_000_000_000L;
  private static final long DAY = 24L * 60 * 60 * 1000;

  private record Run(long score, long millis) {}

  private static Run run(long[] page, int at) {
    return new Run(RunPage.score(page, at), RunPage.millis(page, at));
  }

  @Test
  void anEmptyPageHasNoRunAndTakesAny() {
    long[] page = RunPage.empty();
    assertFalse(RunPage.has(page, 0));
    page = RunPage.put(page, 0, 0, 0);
    assertTrue(RunPage.has(page, 0));
    assertFalse(RunPage.has(page, 1));
    assertEquals(new Run(0, 0), run(page, 0));
  }

  @Test
  void aSeasonOfOrdinaryScoresFitsIntoOneNumberForARun() {
    long[] page = RunPage.put(RunPage.empty(), 0, 500, NOW);
    int room = page.length;
    for (int at = 1; at < StandingPages.PAGE_SIZE; at++) {
      page = RunPage.put(page, at, at * 3_906_250L, NOW + at % 90 * DAY);
    }
    assertEquals(room, page.length);
    assertEquals(new Run(255 * 3_906_250L, NOW + 75 * DAY), run(page, 255));
    assertEquals(new Run(500, NOW), run(page, 0));
  }

  @Test
  void aRunWithinTheFrameChangesThePageInPlace() {
    long[] page = RunPage.put(RunPage.empty(), 0, 500, NOW);
    assertSame(page, RunPage.put(page, 1, -1_000_000, NOW - 20 * DAY));
    assertNotSame(page, RunPage.put(page, 2, Long.MAX_VALUE, NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "-9223372036854775808, 9223372036854775807, 0, 1",
    "0, 1, -9223372036854775807, 9223372036854775807",
    "-9223372036854775808, 0, -1, 4611686018427387904",
    "9223372036854775807, 9223372036854775806, 9223372036854775807, 9223372036854775806",
    "-9223372036854775808, -9223372036854775807, -9223372036854775807, -9223372036854775806",
    "0, 9223372036854775807, 5, 5",
    "7, 7, 0, 9223372036854775807",
    "7, 7, 0, 9223372036854775806",
    "7, 7, -1, 9223372036854775806",
  })
  void runsAtTheEndsOfTheRangeComeBackAsTheyWere(
      long score, long otherScore, long millis, long otherMillis) {
    long[] page = RunPage.put(RunPage.empty(), 3, score, millis);
    page = RunPage.put(page, 4, otherScore, otherMillis);
    assertEquals(new Run(score, millis), run(page, 3));
    assertEquals(new Run(otherScore, otherMillis), run(page, 4));
    assertFalse(RunPage.has(page, 5));
    RunPage.clear(page, 3);
    assertFalse(RunPage.has(page, 3));
    assertTrue(RunPage.has(page, 4));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aPageHoldsWhatAMapWouldWhateverTheRanges(long seed) {
    Random random = new Random(seed);
    for (int life = 0; life < 200; life++) {
      int scoreBits = random.nextInt(64);
      int timeBits = random.nextInt(63);
      long[] page = RunPage.empty();
      Map<Integer, Run> expected = new HashMap<>();
      for (int act = 0; act < 300; act++) {
        int at = random.nextInt(StandingPages.PAGE_SIZE);
        if (random.nextInt(4) == 0) {
          RunPage.clear(page, at);
          expected.remove(at);
        } else {
          Run run = new Run(random.nextLong() >> scoreBits, random.nextLong() >> (timeBits + 1));
          page = RunPage.put(page, at, run.score(), run.millis());
          expected.put(at, run);
        }
      }
      String where = "seed " + seed + ", life " + life;
      for (int at = 0; at < StandingPages.PAGE_SIZE; at++) {
        assertEquals(expected.containsKey(at), RunPage.has(page, at), where);
        if (expected.containsKey(at)) {
          assertEquals(expected.get(at), run(page, at), where);
        }
      }
    }
  }
}
