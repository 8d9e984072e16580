package dev.liveops.adapters.local.filesystem;

import dev.liveops.ports.PortUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Writes what folds have in memory to the tables, in the background, and tells the journal what
 * nobody needs any more. How much is unwritten bounds how long a start after a crash takes.
 */
final class Checkpointer implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Checkpointer.class.getName());

  static final Duration INTERVAL = Duration.ofSeconds(2);

  private final StateDatabase database;
  private final List<Checkpointed> folds;
  private final Runnable afterRound;
  private final Duration interval;
  private final Map<String, Long> written = new ConcurrentHashMap<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Prepares the background thread.
   *
   * @param afterRound called after each round in which everything was written
   * @param interval how long to wait between rounds
   */
  Checkpointer(
      StateDatabase database, List<Checkpointed> folds, Runnable afterRound, Duration interval) {
    this.interval = interval;
    this.database = database;
    this.folds = List.copyOf(folds);
    this.afterRound = afterRound;
    for (Checkpointed fold : folds) {
      written.put(fold.name(), positionOf(database, fold.name()));
    }
    this.thread = Thread.ofPlatform().name("checkpoint").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** The position that a fold's tables go to; 0 when it never was written. */
  static long positionOf(StateDatabase database, String name) {
    return database
        .query(
            "SELECT position FROM checkpoint WHERE name = ?",
            List.of(name),
            row -> StateDatabase.number(row, 1))
        .stream()
        .findFirst()
        .orElse(0L);
  }

  /** Through which position the tables of a fold go. */
  long writtenThrough(String name) {
    return written.getOrDefault(name, 0L);
  }

  private void run() {
    try {
      while (!stop.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      for (Checkpointed fold : folds) {
        if (fold.position() > written.get(fold.name())) {
          write(fold);
        }
      }
      afterRound.run();
      database.tidy();
    } catch (PortUnavailable e) {
      // The journal still has everything; the next round tries again.
      LOG.log(System.Logger.Level.WARNING, "no checkpoint: {0}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "no checkpoint", e);
    }
  }

  private void write(Checkpointed fold) {
    Checkpointed.Capture capture = fold.capture();
    database.write(
        transaction -> {
          capture.write(transaction);
          transaction.execute(
              "INSERT OR REPLACE INTO checkpoint (name, position) VALUES (?, ?)",
              List.of(fold.name(), capture.position()));
        });
    capture.written();
    written.put(fold.name(), capture.position());
  }

  /** Writes everything once more, so that the next start has nothing to catch up with. */
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    round();
  }
}
