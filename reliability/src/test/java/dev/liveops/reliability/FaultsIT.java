package dev.liveops.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.testkit.Knob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full, and a disk that fails, under a whole system in use: nothing is acknowledged
 * that is not kept, it is said what is wrong, and everything that was acknowledged is there in the
 * end.
 */
class FaultsIT {

  private static final int ROUNDS = Knob.of("faults.rounds", 3, 50);
  private static final long SEED = Knob.seed("faults.seed", 28);

  private static final int ENOSPC = 28;
  private static final int EIO = 5;
  private static final List<String> WRITES = List.of("posix/io/rw/pwrite", "posix/io/rw/pwrite64");
  private static final List<String> SYNCS =
      List.of("posix/io/sync/fsync", "posix/io/sync/fdatasync");

  private static final int WORKERS = 4;
  private static final int REFUSED_PAUSE_MILLIS = 20;
  private static final int FAULT_MILLIS = 1_000;
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration JOIN_MAX = Duration.ofSeconds(60);

  @TempDir private Path directory;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Books books = new Books();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicBoolean done = new AtomicBoolean();
  private int loads;

  @BeforeEach
  void theFaultsCanBeHad() {
    assertTrue(Fiu.isInstalled(), "please install libfiu's tools (Debian: fiu-utils)");
  }

  @Test
  void aFullDiskIsSaidAndPasses() throws IOException {
    Setup setup = Setup.exact(directory.resolve("data")).shortLived(directory);
    Fiu fiu = new Fiu(directory);
    try (LiveOps system = LiveOps.start(fiu.around(setup))) {
      Workers load = load(system);
      for (int round = 0; round < ROUNDS; round++) {
        awaitMore("accepted", books.acceptedCount());
        fiu.fail(system, ENOSPC, WRITES);
        assertNothingIsAccepted(system);
        fiu.restore(system, WRITES);
      }
      awaitMore("accepted again, without a restart", books.acceptedCount());
      done.set(true);
      load.join(JOIN_MAX);
      compare(system);
      system.kill9();
    }
    checkNextStart("faults: full disk, seed %d, %d times".formatted(SEED, ROUNDS), setup);
  }

  @Test
  void aDiskThatFailsEndsAcceptingUntilTheNextStart() throws IOException {
    Setup setup = Setup.exact(directory.resolve("data")).shortLived(directory);
    Fiu fiu = new Fiu(directory);
    for (int round = 0; round < ROUNDS; round++) {
      done.set(false);
      try (LiveOps system = LiveOps.start(fiu.around(setup));
          Client client = new Client(system)) {
        compare(system);
        Workers load = load(system);
        awaitMore("accepted", books.acceptedCount());
        fiu.fail(system, EIO, SYNCS);
        assertNothingIsAccepted(system);
        Await.until("it says that it is not ready", SOON, () -> !ready(client));
        fiu.restore(system, SYNCS);
        // What a failed sync left behind cannot be known: that it works again proves nothing.
        assertNothingIsAccepted(system);
        assertFalse(ready(client), "ready, though nothing is accepted");
        assertEquals(200, client.get(Service.GATEWAY, "/health/live").status());
        done.set(true);
        load.join(JOIN_MAX);
        system.terminate();
        assertEquals(128 + 15, system.awaitExit(), system::stderr);
        assertTrue(system.stderr().contains("journal: cannot be written"), system::stderr);
      }
    }
    checkNextStart("faults: failing disk, seed %d, %d times".formatted(SEED, ROUNDS), setup);
  }

  private Workers load(LiveOps system) {
    long seed = random.nextLong();
    String prefix = "f" + loads++ + "-";
    return Workers.start(
        WORKERS,
        number -> {
          try (Client client = new Client(system)) {
            SplittableRandom own = new SplittableRandom(seed + number);
            Acts acts = new Acts(client, books, own, prefix + number);
            while (!done.get()) {
              int before = client.unavailable();
              acts.nextOfAGame();
              if (client.unavailable() > before) {
                refused.incrementAndGet();
                Pause.millis(REFUSED_PAUSE_MILLIS);
              }
            }
          }
        });
  }

  private void awaitMore(String what, int before) {
    Await.until(what, SOON, () -> books.acceptedCount() > before + 50);
  }

  private void assertNothingIsAccepted(LiveOps system) {
    Pause.millis(FAULT_MILLIS / 4); // whoever was in the middle of it may still be answered
    int before = books.acceptedCount();
    int refusedBefore = refused.get();
    Pause.millis(FAULT_MILLIS);
    if (books.acceptedCount() != before) {
      throw system.failure("accepted, while nothing could be kept");
    }
    assertTrue(refused.get() > refusedBefore, "nobody was refused");
  }

  private static boolean ready(Client client) throws IOException {
    return client.get(Service.GATEWAY, "/health/ready").status() == 200;
  }

  private void compare(LiveOps system) throws IOException {
    try (Client client = new Client(system)) {
      Comparison comparison = new Comparison(client, books, random.split());
      comparison.settle();
      comparison.ofEverything();
      comparison.ofWhatIsCertain(0);
      if (!comparison.lost().isEmpty() || !comparison.doubled().isEmpty()) {
        throw system.failure(
            "seed %d: lost %s, doubled %s"
                .formatted(SEED, comparison.lost(), comparison.doubled()));
      }
    }
  }

  private void checkNextStart(String what, Setup setup) throws IOException {
    try (LiveOps system = LiveOps.start(setup)) {
      compare(system);
      system.terminate();
      assertEquals(128 + 15, system.awaitExit(), system::stderr);
    }
    String verified = Commands.run(setup, "verify");
    assertTrue(verified.contains("no difference"), verified);
    Commands.run(setup, "audit", "verify", setup.data().toString());
    System.out.printf(
        "%s: %d events and %d claims acknowledged, %d requests refused, lost 0, doubled 0%n",
        what, books.acceptedCount(), books.receipts().size(), refused.get());
  }
}
