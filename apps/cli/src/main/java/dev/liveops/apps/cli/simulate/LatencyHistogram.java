package dev.liveops.apps.cli.simulate;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Latencies in buckets, each 2 % wider than the one before: percentiles to that precision, in a few
 * kilobytes. Safe for use by many threads.
 */
final class LatencyHistogram {

  private static final double GROWTH = Math.log(1.02);
  private static final int BUCKETS = 1_024;

  private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);
  private final AtomicLong maxMicros = new AtomicLong();

  void record(long micros) {
    counts.incrementAndGet(bucket(micros));
    maxMicros.accumulateAndGet(micros, Math::max);
  }

  /** The longest one; 0 when there was none. */
  long maxMicros() {
    return maxMicros.get();
  }

  /**
   * A latency that this share of all did not exceed; 0 when there was none.
   *
   * @param share 0 to 1
   */
  long percentileMicros(double share) {
    long total = 0;
    for (int i = 0; i < BUCKETS; i++) {
      total += counts.get(i);
    }
    long wanted = (long) Math.ceil(share * total);
    long seen = 0;
    for (int i = 0; i < BUCKETS && total > 0; i++) {
      seen += counts.get(i);
      if (seen >= wanted) {
        return Math.min(Math.round(Math.exp((i + 1) * GROWTH)), maxMicros());
      }
    }
    return 0;
  }

  private static int bucket(long micros) {
    return micros <= 1 ? 0 : (int) Math.min(BUCKETS - 1, Math.log(micros) / GROWTH);
  }
}
