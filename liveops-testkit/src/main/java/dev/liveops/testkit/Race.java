package dev.liveops.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Real threads that do something at once. Every second one is virtual, as those of a server are.
 */
public final class Race {

  private static final long WAIT_MAX_SECONDS = 50;

  private Race() {}

  /**
   * What a racer does.
   *
   * @param <T> what comes out of it
   */
  @FunctionalInterface
  public interface Racer<T> {
    /** Runs; {@code number} counts the racers from 0. */
    T run(int number) throws Exception;
  }

  /** Something that may fail. */
  @FunctionalInterface
  public interface Work {
    /** Does it. */
    void run() throws Exception;
  }

  /**
   * Lets racers go at once and waits for all.
   *
   * @return what each returned, in the order of their numbers
   * @throws AssertionError when one of them failed, or does not come to an end
   */
  public static <T> List<T> of(int racers, Racer<T> racer) {
    CountDownLatch go = new CountDownLatch(1);
    List<FutureTask<T>> running = new ArrayList<>();
    for (int i = 0; i < racers; i++) {
      int number = i;
      running.add(
          start(
              number,
              () -> {
                go.await();
                return racer.run(number);
              }));
    }
    go.countDown();
    return running.stream().map(Race::result).toList();
  }

  /**
   * Checks again and again, on two threads, as long as some work goes on, and once when it is done.
   *
   * @throws AssertionError when the work or a check failed
   */
  public static void whileRunning(Work work, Work check) {
    AtomicBoolean done = new AtomicBoolean();
    Callable<Void> checks =
        () -> {
          do {
            check.run();
          } while (!done.get());
          return null;
        };
    List<FutureTask<Void>> checking = List.of(start(0, checks), start(1, checks));
    try {
      work.run();
    } catch (Exception e) {
      throw new AssertionError("the work failed", e);
    } finally {
      done.set(true);
    }
    checking.forEach(Race::result);
  }

  /** Starts something that is waited for with {@link #result}. */
  public static <T> FutureTask<T> start(Callable<T> work) {
    return start(0, work);
  }

  private static <T> FutureTask<T> start(int number, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    if (number % 2 == 0) {
      Thread.ofPlatform().daemon().start(task);
    } else {
      Thread.ofVirtual().start(task);
    }
    return task;
  }

  /**
   * What came out of a task.
   *
   * @throws AssertionError when it failed, or does not come to an end
   */
  public static <T> T result(FutureTask<T> task) {
    try {
      return task.get(WAIT_MAX_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("a thread failed, or did not come to an end: " + e, e);
    }
  }
}
