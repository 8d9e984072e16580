package dev.liveops.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** As many requests as a number of connections get answered: by wrk where there is one. */
final class ClosedLoop {

  private final Path scratch;
  private final boolean wrk;

  ClosedLoop(Path scratch) {
    this.scratch = scratch;
    this.wrk = Boolean.parseBoolean(System.getProperty("bench.wrk", "true")) && Wrk.isThere();
  }

  /** What came of it, before anything is known of the process. */
  record Counts(long answered, long bad, double seconds) {}

  /** What sends. */
  String name() {
    return wrk ? "wrk" : "sockets of a JVM";
  }

  /** Loads a service of a child. */
  Throughput run(Child child, String service, Requests requests, int connections, Duration time)
      throws IOException, InterruptedException {
    InetSocketAddress address = child.address(service);
    Usage before = child.usage();
    Counts counts =
        wrk
            ? Wrk.run(scratch, address, requests, connections, time)
            : bySockets(address, requests, connections, time);
    Usage used = child.usage().since(before);
    return new Throughput(counts.answered() - counts.bad(), counts.bad(), counts.seconds(), used);
  }

  private static Counts bySockets(
      InetSocketAddress address, Requests requests, int connections, Duration time)
      throws InterruptedException {
    List<byte[]> bytes =
        requests.each().stream().map(request -> request.bytes(requests.method())).toList();
    AtomicInteger next = new AtomicInteger();
    LongAdder answered = new LongAdder();
    LongAdder bad = new LongAdder();
    long startNanos = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (Wire wire = new Wire(address)) {
                      while (System.nanoTime() - startNanos < time.toNanos()) {
                        int at = Math.floorMod(next.getAndIncrement(), bytes.size());
                        int status = wire.exchange(bytes.get(at));
                        answered.increment();
                        bad.add(status / 100 == 2 ? 0 : 1);
                      }
                    } catch (IOException e) {
                      answered.increment();
                      bad.increment();
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return new Counts(answered.sum(), bad.sum(), (System.nanoTime() - startNanos) / 1e9);
  }
}
