package dev.liveops.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Requests at a fixed rate, however long the answers take. A request's latency counts from the
 * moment it was due, so that what waits behind a slow one is counted, too: measured the other way,
 * a system that stalls sends its own questions away ("coordinated omission", Gil Tene).
 */
final class OpenLoop {

  private static final long LATENCY_MICROS_MAX = Duration.ofMinutes(1).toNanos() / 1_000;

  private OpenLoop() {}

  /**
   * What came of it.
   *
   * @param micros latencies in microseconds, from when a request was due
   * @param lateMicros how much later than due those were sent whose connection was free: that is
   *     the generator's own doing, and part of their latency
   * @param bad answers that were not 2xx, and requests without an answer
   * @param used by the measured process meanwhile
   */
  record Result(Histogram micros, Histogram lateMicros, long bad, Usage used) {

    double millis(double percentile) {
      return micros.getValueAtPercentile(percentile) / 1e3;
    }

    double lateMillis(double percentile) {
      return lateMicros.getValueAtPercentile(percentile) / 1e3;
    }
  }

  /** Sends to a service of a child at a rate, over connections that take turns. */
  static Result run(
      Child child, String service, Requests requests, int perSecond, int connections, Duration time)
      throws IOException, InterruptedException {
    InetSocketAddress address = child.address(service);
    List<byte[]> bytes =
        requests.each().stream().map(request -> request.bytes(requests.method())).toList();
    Histogram micros = new ConcurrentHistogram(LATENCY_MICROS_MAX, 3);
    Histogram lateMicros = new ConcurrentHistogram(LATENCY_MICROS_MAX, 3);
    LongAdder bad = new LongAdder();
    Usage before = child.usage();
    long startNanos = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      int first = i;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (Wire wire = new Wire(address)) {
                      for (long n = first; ; n += connections) {
                        long dueNanos = n * 1_000_000_000L / perSecond;
                        if (dueNanos > time.toNanos()) {
                          return;
                        }
                        if (await(startNanos + dueNanos)) {
                          lateMicros.recordValue(microsSince(startNanos + dueNanos));
                        }
                        int status = wire.exchange(bytes.get((int) (n % bytes.size())));
                        micros.recordValue(microsSince(startNanos + dueNanos));
                        bad.add(status / 100 == 2 ? 0 : 1);
                      }
                    } catch (IOException e) {
                      bad.increment();
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return new Result(micros, lateMicros, bad.sum(), child.usage().since(before));
  }

  private static long microsSince(long nanoTime) {
    return Math.min((System.nanoTime() - nanoTime) / 1_000, LATENCY_MICROS_MAX);
  }

  /** Waits until then; false when it was then already. */
  private static boolean await(long nanoTime) {
    long left = nanoTime - System.nanoTime();
    if (left <= 0) {
      return false;
    }
    for (; left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return true;
  }
}
