package dev.liveops.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** From the 202 of an event until its player has a rank, while the system is busy with others. */
final class Freshness {

  private static final Duration GIVE_UP = Duration.ofSeconds(10);
  private static final long POLL_NANOS = 1_000_000;

  private Freshness() {}

  /**
   * Sends an event of a new player, asks for the rank every millisecond, and again, for a while.
   *
   * @return milliseconds, of which up to one is our own polling
   */
  static Histogram millis(Child child, Duration time) throws IOException {
    Histogram millis = new Histogram(GIVE_UP.toMillis() + 1_000, 3);
    InetSocketAddress gateway = child.address("gateway");
    InetSocketAddress leaderboard = child.address("leaderboard");
    long startNanos = System.nanoTime();
    try (Wire events = new Wire(gateway);
        Wire ranks = new Wire(leaderboard)) {
      for (int probe = 0; System.nanoTime() - startNanos < time.toNanos(); probe++) {
        String player = "probe_" + startNanos + "_" + probe;
        int status = events.exchange(Requests.eventOf(player, 1).bytes("POST"));
        if (status != 202) {
          throw new IOException("a probe was answered " + status + ": " + events.body());
        }
        long acceptedNanos = System.nanoTime();
        byte[] ask = new Requests.Request("/leaderboard/players/" + player, "", "").bytes("GET");
        while (ranks.exchange(ask) != 200
            && System.nanoTime() - acceptedNanos < GIVE_UP.toNanos()) {
          LockSupport.parkNanos(POLL_NANOS);
        }
        millis.recordValue((System.nanoTime() - acceptedNanos) / 1_000_000);
      }
    }
    return millis;
  }
}
