package dev.liveops.apps.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    assertEquals(isDue, LeanHeap.isDue(used * MEGABYTE, live * MEGABYTE));
  }
}
