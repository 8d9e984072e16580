package dev.liveops.reliability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads that do the same kind of work at once. */
final class Workers {

  private final List<FutureTask<Void>> tasks = new ArrayList<>();

  private Workers() {}

  /** What a worker does. */
  @FunctionalInterface
  interface Work {
    /** Does it; {@code number} counts the workers from 0. */
    void run(int number) throws Exception;
  }

  /** Starts them. */
  static Workers start(int count, Work work) {
    Workers workers = new Workers();
    for (int i = 0; i < count; i++) {
      int number = i;
      FutureTask<Void> task =
          new FutureTask<>(
              () -> {
                work.run(number);
                return null;
              });
      workers.tasks.add(task);
      Thread.ofPlatform().daemon().name("worker-" + number).start(task);
    }
    return workers;
  }

  /**
   * Waits until all are done.
   *
   * @throws AssertionError when one failed, or all together take longer than {@code max}
   */
  void join(Duration max) {
    long startNanos = System.nanoTime();
    for (FutureTask<Void> task : tasks) {
      try {
        task.get(max.toNanos() - (System.nanoTime() - startNanos), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        throw new AssertionError("still working after " + max, e);
      } catch (ExecutionException e) {
        throw new AssertionError("a worker failed: " + e.getCause(), e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }
  }
}
