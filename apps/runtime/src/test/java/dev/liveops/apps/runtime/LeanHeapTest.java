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
    "16, 0, false",
    "17, 0, true",
    "78, 50, false",
    "79, 50, true",
    "260, 200, false",
    "267, 200, true",
  })
  void collectsWhenAQuarterAndSixteenMegabytesMayBeGarbage(long used, long live, boolean isDue) {
    assertEquals(isDue, new LeanHeap().isDue(used * MEGABYTE, live * MEGABYTE));
  }

  @ParameterizedTest(name = "{0} MB used, {1} MB left by the last collection")
  @CsvSource({
    "64, 50, false",
    "65, 50, true",
    "233, 200, false",
    "234, 200, true",
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
    for (long used : new long[] {65, 65, 65, 66, 66, 66}) {
      assertFalse(heap.isDue(used * MEGABYTE, 50 * MEGABYTE));
    }
    assertTrue(heap.isDue(66 * MEGABYTE, 50 * MEGABYTE));
  }
}
