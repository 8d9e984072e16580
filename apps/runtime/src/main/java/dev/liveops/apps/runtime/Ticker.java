package dev.liveops.apps.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Does a small task again and again, on a thread of its own. A failure is logged, and tried again.
 */
public final class Ticker implements Part {

  private static final System.Logger LOG = System.getLogger(Ticker.class.getName());

  /** Something to do. */
  @FunctionalInterface
  public interface Task {
    /** Does it once. */
    void run() throws InterruptedException;
  }

  private final String name;
  private final Duration period;
  private final Task task;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Thread thread;

  /**
   * Prepares the task.
   *
   * @param period from the end of one run to the beginning of the next
   */
  public Ticker(String name, Duration period, Task task) {
    this.name = name;
    this.period = period;
    this.task = task;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().daemon().name("ticker-" + name).start(this::run);
  }

  private void run() {
    try {
      while (!stopped.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
        runOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runOnce() throws InterruptedException {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, name + " failed, and will try again", e);
    }
  }

  @Override
  public void stop() {
    stopped.countDown();
    if (thread == null) {
      return;
    }
    try {
      thread.join(stopMax());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
