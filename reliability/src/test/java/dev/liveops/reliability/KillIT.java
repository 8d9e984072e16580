package dev.liveops.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.testkit.Knob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at random moments, under load and during recovery, again and again on the same
 * directory: nothing that was acknowledged is lost, and nothing counts twice.
 */
class KillIT {

  private static final int ROUNDS = Knob.of("kill.rounds", 50, 1_000);
  private static final long SEED = Knob.seed("kill.seed", 20261122);

  private static final int WORKERS = 8;
  private static final int LOAD_MILLIS_MAX = 1_000;
  private static final int RECOVERY_KILLED_MILLIS_MAX = 2_000;
  private static final int KILLED_WHILE_RECOVERING_EVERY = 6;
  private static final int ROUNDS_PER_VERIFY = 25;

  /** What is promised is 3 s; half of the starts may take longer where other things run as well. */
  private static final Duration RECOVERY_P50_MAX = Duration.ofSeconds(10);

  private static final Duration JOIN_MAX = Duration.ofSeconds(60);

  @TempDir private Path directory;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Books books = new Books();
  private final List<Duration> recoveries = new ArrayList<>();
  private int killedWhileRecovering;

  @Test
  void killedAtAnyMomentItLosesNothingAndCountsNothingTwice() throws IOException {
    Setup setup = Setup.exact(directory.resolve("data")).shortLived(directory);
    int seen = 0;
    for (int round = 0; round < ROUNDS; round++) {
      seen = round(setup, round, seen);
    }
    try (LiveOps system = LiveOps.start(setup)) {
      Comparison comparison = compared(system, seen, "at the end");
      report(comparison);
      end(setup, system);
    }
  }

  private int round(Setup setup, int round, int seen) throws IOException {
    if (round > 0 && random.nextInt(KILLED_WHILE_RECOVERING_EVERY) == 0) {
      killWhileRecovering(setup);
    }
    String what = "round " + round + " of seed " + SEED;
    try (LiveOps system = LiveOps.start(setup)) {
      recoveries.add(system.startTime());
      compared(system, seen, what);
      int before = books.acceptedCount();
      load(system, round);
      assertTrue(books.acceptedCount() > before, () -> "no load in " + what);
      if (round % ROUNDS_PER_VERIFY == ROUNDS_PER_VERIFY - 1) {
        try (LiveOps again = LiveOps.start(setup)) {
          compared(again, before, what);
          end(setup, again);
        }
      }
      return before;
    }
  }

  private void killWhileRecovering(Setup setup) {
    try (LiveOps system = LiveOps.launch(setup)) {
      Pause.millis(random.nextInt(RECOVERY_KILLED_MILLIS_MAX));
      system.kill9();
      killedWhileRecovering++;
    }
  }

  private void load(LiveOps system, int round) throws IOException {
    long seed = random.nextLong();
    Workers workers =
        Workers.start(
            WORKERS,
            number -> {
              try (Client client = new Client(system)) {
                SplittableRandom own = new SplittableRandom(seed + number);
                Acts acts = new Acts(client, books, own, "k" + round + "-" + number);
                act(system, acts);
              }
            });
    Pause.millis(random.nextInt(100, LOAD_MILLIS_MAX));
    system.kill9();
    workers.join(JOIN_MAX);
  }

  private static void act(LiveOps system, Acts acts) {
    while (system.isAlive()) {
      try {
        acts.next();
      } catch (IOException e) {
        // Killed in the middle of a request, as is meant: its outcome stays undecided.
        Await.until("the process is gone: " + e, JOIN_MAX, () -> !system.isAlive());
      }
    }
  }

  private Comparison compared(LiveOps system, int from, String when) throws IOException {
    try (Client client = new Client(system)) {
      Comparison comparison = new Comparison(client, books, random.split());
      comparison.ofWhatIsCertain(from);
      comparison.settle();
      comparison.ofEverything();
      if (!comparison.lost().isEmpty() || !comparison.doubled().isEmpty()) {
        throw system.failure(
            when + ": lost " + comparison.lost() + ", doubled " + comparison.doubled());
      }
      return comparison;
    }
  }

  /** Stops it in order, and has what it stored compared with a refold of its own record. */
  private void end(Setup setup, LiveOps system) {
    system.terminate();
    assertEquals(128 + 15, system.awaitExit(), system::stderr);
    String verified = Commands.run(setup, "verify");
    assertTrue(verified.contains("no difference"), verified);
    assertTrue(
        verified.contains(" " + books.acceptedCount() + " events accepted"),
        () -> verified + " but " + books.acceptedCount() + " were acknowledged");
    String trail = Commands.run(setup, "audit", "verify", setup.data().toString());
    assertTrue(trail.startsWith("intact: "), trail);
  }

  private void report(Comparison comparison) {
    List<Long> millis = recoveries.stream().map(Duration::toMillis).sorted().toList();
    System.out.printf(
        "kill: seed %d, %d rounds, %d more killed while recovering, %d events and %d claims"
            + " acknowledged, %d sanctions, start to ready %d ms when empty, then p50 %d ms, max %d"
            + " ms, lost %d, doubled %d%n",
        SEED,
        ROUNDS,
        killedWhileRecovering,
        books.acceptedCount(),
        books.receipts().size(),
        books.sanctions().size(),
        recoveries.getFirst().toMillis(),
        millis.get(millis.size() / 2),
        millis.getLast(),
        comparison.lost().size(),
        comparison.doubled().size());
    assertTrue(
        millis.get(millis.size() / 2) < RECOVERY_P50_MAX.toMillis(),
        () -> "slow to recover: " + millis);
  }

  /** A lie to be caught: a system that acknowledges what it keeps in memory alone. */
  @Test
  void aSystemThatForgetsIsCaught() throws IOException {
    Setup setup = Setup.exact(directory.resolve("data")).with("BUS_KIND", "inmem");
    try (LiveOps system = LiveOps.start(setup)) {
      load(system, 0);
    }
    try (LiveOps system = LiveOps.start(setup);
        Client client = new Client(system)) {
      Comparison comparison = new Comparison(client, books, random.split());
      comparison.ofWhatIsCertain(0);
      assertTrue(comparison.lost().size() >= books.acceptedCount(), "lost, and not missed");
    }
  }

  /** A lie to be caught: an event that is counted once more, under another key. */
  @Test
  void aSystemThatCountsTwiceIsCaught() throws IOException {
    try (LiveOps system = LiveOps.start(Setup.exact(directory.resolve("data")));
        Client client = new Client(system)) {
      String body = Acts.progression("p1", 10, "");
      Parcel parcel = Parcel.of("once", body, new Parcel.Item("p1", 10, false));
      books.sent(parcel);
      books.answered(parcel, client.post(Service.GATEWAY, "/events", body, "once"));
      Comparison before = new Comparison(client, books, random.split());
      before.ofEverything();
      assertTrue(before.lost().isEmpty() && before.doubled().isEmpty(), "once is once");

      assertEquals(202, client.post(Service.GATEWAY, "/events", body, "twice").status());
      Await.until(
          "it counts",
          Duration.ofSeconds(10),
          () -> client.get(Service.PROGRESSION, "/players/p1/progress").body().contains(":20,"));
      Comparison after = new Comparison(client, books, random.split());
      after.ofWhatIsCertain(0);
      assertFalse(after.doubled().isEmpty(), "counted twice, and not seen");
    }
  }
}
