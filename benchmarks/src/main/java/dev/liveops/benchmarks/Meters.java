package dev.liveops.benchmarks;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the measured system says of itself at {@code /metrics}. */
final class Meters {

  private static final Pattern BEHIND =
      Pattern.compile("^liveops_bus_depth\\{.*?group=\"(\\w+)\".*\\} (\\S+)$", Pattern.MULTILINE);
  private static final Pattern ACCEPTED =
      Pattern.compile(
          "^liveops_events_total\\{.*?result=\"accepted\".*\\} (\\S+)$", Pattern.MULTILINE);
  private static final long POLL_NANOS = 20_000_000;
  private static final double WAIT_SECONDS_MAX = 300;

  private Meters() {}

  /**
   * How far consumers were behind, and for how long.
   *
   * @param facts that the slowest one had before it
   * @param group the slowest
   * @param seconds until the last of them, the trail among them, was done
   */
  record Backlog(long facts, String group, double seconds) {}

  /** Waits until every consumer has done all there is. */
  static Backlog awaitDone(Child child) throws IOException {
    long startNanos = System.nanoTime();
    Map<String, Long> first = behind(child);
    long most = first.values().stream().mapToLong(Long::longValue).max().orElse(0);
    String slowest = "";
    Map<String, Long> now = first;
    double seconds = 0;
    while (now.values().stream().anyMatch(facts -> facts > 0)) {
      for (Map.Entry<String, Long> each : now.entrySet()) {
        slowest = each.getValue() > 0 ? each.getKey() : slowest;
      }
      if (seconds > WAIT_SECONDS_MAX) {
        throw new IOException(
            "consumers are still behind after " + WAIT_SECONDS_MAX + " s: " + now);
      }
      LockSupport.parkNanos(POLL_NANOS);
      now = behind(child);
      seconds = (System.nanoTime() - startNanos) / 1e9;
    }
    return new Backlog(most, slowest, seconds);
  }

  private static Map<String, Long> behind(Child child) throws IOException {
    Map<String, Long> facts = new HashMap<>();
    Matcher matcher = BEHIND.matcher(child.metrics());
    while (matcher.find()) {
      facts.put(matcher.group(1), (long) Double.parseDouble(matcher.group(2)));
    }
    if (facts.isEmpty()) {
      throw new IOException("no liveops_bus_depth in /metrics");
    }
    return facts;
  }

  /** How many events have been accepted since the start. */
  static double accepted(Child child) throws IOException {
    Matcher matcher = ACCEPTED.matcher(child.metrics());
    double sum = 0;
    int found = 0;
    for (; matcher.find(); found++) {
      sum += Double.parseDouble(matcher.group(1));
    }
    if (found == 0) {
      throw new IOException("no accepted liveops_events_total in /metrics");
    }
    return sum;
  }
}
