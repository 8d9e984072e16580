package dev.liveops.apps.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

  private final LatencyHistogram histogram = new LatencyHistogram();

  @Test
  void withoutLatenciesAllIsZero() {
    assertEquals(0, histogram.percentileMicros(0.99));
    assertEquals(0, histogram.maxMicros());
  }

  @Test
  void percentilesAreRightToTwoPercent() {
    for (long micros = 1; micros <= 100_000; micros++) {
      histogram.record(micros);
    }
    assertEquals(50_000, histogram.percentileMicros(0.5), 1_000);
    assertEquals(95_000, histogram.percentileMicros(0.95), 1_900);
    assertEquals(99_000, histogram.percentileMicros(0.99), 1_980);
    assertEquals(100_000, histogram.percentileMicros(1));
    assertEquals(100_000, histogram.maxMicros());
  }

  @Test
  void oneLatencyIsEveryPercentile() {
    histogram.record(1_234);

    assertEquals(1_234, histogram.percentileMicros(0.01));
    assertEquals(1_234, histogram.percentileMicros(0.99));
  }

  @Test
  void nothingIsTooShortOrTooLong() {
    histogram.record(0);
    histogram.record(Long.MAX_VALUE);

    assertEquals(Long.MAX_VALUE, histogram.maxMicros());
    assertEquals(1, histogram.percentileMicros(0.5));
  }
}
