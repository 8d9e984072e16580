package dev.liveops.apps.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeanHeapTest {

  private static final long MEGABYTE = 1024 * 1024;

  @ParameterizedTest(name = "{0} MB used, {1} MB left by the last collection")
  @CsvSource({
    "8, 0, false",
    "9, 0, true",
    "68, 50, false",
    "69, 50, true",
    "248, 200, false",
    "249, 200, true",
  })
  void collectsWhenAFifthAndEightMegabytesMayBeGarbage(long used, long live, boolean isDue) {
    assertEquals(isDue, new LeanHeap().isDue(used * MEGABYTE, live * MEGABYTE));
  }

  @ParameterizedTest(name = "{0} MB used, {1} MB left by the last collection")
  @CsvSource({
    "59, 50, false",
    "60, 50, true",
    "224, 200, false",
    "225, 200, true",
  })
  void collectsHalfAsMuchWhenNothingHasBecomeOldForThreeLooks(long used, long live, boolean isDue) {
    LeanHeap heap = new LeanHeap();
    for (int look = 0; look < 3; look++) {
      assertFalse(heap.isDue(used * MEGABYTE, live * MEGABYTE));
    }
    assertEquals(isDue, heap.isDue(used * MEGABYTE, live * MEGABYTE));
  }

  @Test
  void beginsToWaitAnewWhenSomethingBecomesOld() {
    LeanHeap heap = new LeanHeap();
    for (long used : new long[] {60, 60, 60, 61, 61, 61}) {
      assertFalse(heap.isDue(used * MEGABYTE, 50 * MEGABYTE));
    }
    assertTrue(heap.isDue(61 * MEGABYTE, 50 * MEGABYTE));
  }
}
