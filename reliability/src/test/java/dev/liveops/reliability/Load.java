package dev.liveops.reliability;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Many connections that send for a while, each one request after the other, and what was answered.
 * Virtual threads where there are many, since a machine has no room for so many others; few have
 * threads of the system, which take turns with whatever else goes on.
 */
final class Load {

  private static final int FEW = 64;

  private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
  private final Map<Integer, LongAdder> withoutRetryAfter = new ConcurrentHashMap<>();
  private final LongAdder broken = new LongAdder();
  private final Duration duration;

  private Load(Duration duration) {
    this.duration = duration;
  }

  /**
   * Sends as fast as answers come.
   *
   * @param requests the next request of a connection, by the connection's number; called by many
   */
  static Load closed(
      InetSocketAddress address, int connections, Duration duration, IntFunction<byte[]> requests) {
    return open(address, connections, Double.MAX_VALUE, duration, requests);
  }

  /**
   * Sends at a rate, whether or not answers come in time: a connection that is late sends at once.
   *
   * @param rate requests per second of all connections together
   */
  static Load open(
      InetSocketAddress address,
      int connections,
      double rate,
      Duration duration,
      IntFunction<byte[]> requests) {
    Load load = new Load(duration);
    List<Thread> threads = new ArrayList<>();
    Thread.Builder builder = connections > FEW ? Thread.ofVirtual() : Thread.ofPlatform();
    long periodNanos = (long) (connections * 1e9 / rate);
    for (int i = 0; i < connections; i++) {
      int number = i;
      threads.add(
          builder.start(
              () ->
                  load.send(
                      address, number, periodNanos, number * periodNanos / connections, requests)));
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
    return load;
  }

  private void send(
      InetSocketAddress address,
      int number,
      long periodNanos,
      long offsetNanos,
      IntFunction<byte[]> requests) {
    long startNanos = System.nanoTime();
    long dueNanos = offsetNanos;
    while (System.nanoTime() - startNanos < duration.toNanos()) {
      try (Connection connection = new Connection(address)) {
        boolean last = false;
        while (!last && System.nanoTime() - startNanos < duration.toNanos()) {
          LockSupport.parkNanos(dueNanos - (System.nanoTime() - startNanos));
          dueNanos += periodNanos;
          Answer answer = connection.exchange(requests.apply(number));
          count(answer);
          last = answer.last();
        }
      } catch (IOException e) {
        broken.increment();
      }
    }
  }

  private void count(Answer answer) {
    answers.computeIfAbsent(answer.status(), status -> new LongAdder()).increment();
    if (answer.header("retry-after").isEmpty()) {
      withoutRetryAfter.computeIfAbsent(answer.status(), status -> new LongAdder()).increment();
    }
  }

  /** How many answers there were of a status. */
  long count(int status) {
    LongAdder count = answers.get(status);
    return count == null ? 0 : count.sum();
  }

  /** How many answers of a status did not tell when to come back. */
  long countWithoutRetryAfter(int status) {
    LongAdder count = withoutRetryAfter.get(status);
    return count == null ? 0 : count.sum();
  }

  /** How many answers there were of any status. */
  long answered() {
    return answers.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** How many requests had no whole answer. */
  long broken() {
    return broken.sum();
  }

  /** Answers of a status per second. */
  double rate(int status) {
    return count(status) * 1e9 / duration.toNanos();
  }

  @Override
  public String toString() {
    return new TreeMap<>(answers) + (broken() == 0 ? "" : ", broken: " + broken());
  }
}
