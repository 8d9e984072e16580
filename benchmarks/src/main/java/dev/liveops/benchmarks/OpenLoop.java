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
   * @param micros latencies in microseconds
   * @param bad answers that were not 2xx, and requests without an answer
   * @param cores processor time of the measured process per second
   */
  record Result(Histogram micros, long bad, double cores) {

    double millis(double percentile) {
      return micros.getValueAtPercentile(percentile) / 1e3;
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
    LongAdder bad = new LongAdder();
    double cpuBefore = child.cpuSeconds();
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
                        await(startNanos + dueNanos);
                        int status = wire.exchange(bytes.get((int) (n % bytes.size())));
                        long taken = System.nanoTime() - startNanos - dueNanos;
                        micros.recordValue(Math.min(taken / 1_000, LATENCY_MICROS_MAX));
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
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    return new Result(micros, bad.sum(), (child.cpuSeconds() - cpuBefore) / seconds);
  }

  private static void await(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
