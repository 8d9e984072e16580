package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The thread that does for the journal what no publication waits for. */
final class JournalUpkeep implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(JournalUpkeep.class.getName());
  private static final long TICK_NANOS = 250_000_000L;
  private static final long RETRY_NANOS = 5_000_000_000L;

  private final JournalFiles files;
  private final Consumer<Throwable> broken;
  private final Thread thread =
      Thread.ofPlatform().name("journal-upkeep").daemon().unstarted(this::run);
  private volatile boolean closing;

  /**
   * Prepares the thread.
   *
   * @param broken told when the journal is not what was written; nothing is done any more then
   */
  JournalUpkeep(JournalFiles files, Consumer<Throwable> broken) {
    this.files = files;
    this.broken = broken;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!closing) {
        LockSupport.parkNanos(tidy());
      }
    } catch (RuntimeException | Error e) {
      broken.accept(e);
    }
  }

  /** Returns how long it has time until the next. */
  private long tidy() {
    try {
      files.tidy();
      return TICK_NANOS;
    } catch (IOException e) {
      // Nothing is lost: the last file grows until the disk takes another one.
      LOG.log(
          System.Logger.Level.WARNING, files.directory() + ": not tidied up: " + e.getMessage());
      return RETRY_NANOS;
    }
  }

  /** Waits until it is done with what it is at. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
