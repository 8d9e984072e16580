package dev.liveops.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Sends every request once: to fill a system with players. */
final class Once {

  private Once() {}

  /**
   * Sends them over a few connections.
   *
   * @return how long it took, seconds
   * @throws IOException when one of them was not answered 2xx
   */
  static double send(InetSocketAddress address, Requests requests, int connections)
      throws IOException, InterruptedException {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<IOException> failure = new AtomicReference<>();
    long startNanos = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (Wire wire = new Wire(address)) {
                      int at = next.getAndIncrement();
                      while (at < requests.each().size() && failure.get() == null) {
                        int status =
                            wire.exchange(requests.each().get(at).bytes(requests.method()));
                        if (status / 100 != 2) {
                          throw new IOException("answered " + status + ": " + wire.body());
                        }
                        at = next.getAndIncrement();
                      }
                    } catch (IOException e) {
                      failure.compareAndSet(null, e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (failure.get() != null) {
      throw failure.get();
    }
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
