package dev.liveops.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** From the 202 of an event until its player has a rank, while the system is busy with others. */
final class Freshness {

  private static final Duration GIVE_UP = Duration.ofSeconds(10);
  private static final long POLL_NANOS = 1_000_000;

  // A player of whom nothing is known is answered, too: with windows in which they have no rank.
  private static final Pattern RANKED = Pattern.compile("\"rank\":\\d");

  private Freshness() {}

  /**
   * Sends an event of a new player, asks for the rank every millisecond, and again, for a while.
   *
   * @return microseconds, of which up to a thousand, and a read, are our own polling
   * @throws IOException when something is refused, or is not ranked within ten seconds
   */
  static Histogram micros(Child child, Duration time) throws IOException {
    Histogram micros = new Histogram(GIVE_UP.toNanos() / 1_000, 3);
    long startNanos = System.nanoTime();
    try (Wire events = new Wire(child.address("gateway"));
        Wire ranks = new Wire(child.address("leaderboard"))) {
      for (int probe = 0; System.nanoTime() - startNanos < time.toNanos(); probe++) {
        String player = "probe_" + startNanos + "_" + probe;
        byte[] ask = new Requests.Request("/leaderboard/players/" + player, "", "").bytes("GET");
        if (ranked(ranks, ask)) {
          throw new IOException(player + " has a rank before anything of them was sent");
        }
        int status = events.exchange(Requests.eventOf(player, 1).bytes("POST"));
        if (status != 202) {
          throw new IOException("a probe was answered " + status + ": " + events.body());
        }
        long acceptedNanos = System.nanoTime();
        while (!ranked(ranks, ask)) {
          if (System.nanoTime() - acceptedNanos > GIVE_UP.toNanos()) {
            throw new IOException(player + " has no rank after " + GIVE_UP.toSeconds() + " s");
          }
          LockSupport.parkNanos(POLL_NANOS);
        }
        micros.recordValue((System.nanoTime() - acceptedNanos) / 1_000);
      }
    }
    return micros;
  }

  private static boolean ranked(Wire ranks, byte[] ask) throws IOException {
    int status = ranks.exchange(ask);
    if (status != 200) {
      throw new IOException("a rank was answered " + status + ": " + ranks.body());
    }
    return RANKED.matcher(ranks.body()).find();
  }
}
