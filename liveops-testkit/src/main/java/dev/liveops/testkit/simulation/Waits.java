package dev.liveops.testkit.simulation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** How time passes for those who wait for a simulated port. Safe for all threads. */
public interface Waits {

  /** Time to measure back-offs with, in nanoseconds; does not go back. */
  long nanos();

  /**
   * Waits, while holding {@code monitor}, until a condition holds or the time is over.
   *
   * @param monitor is notified whenever the condition may have changed
   * @return whether it holds
   */
  boolean await(Object monitor, BooleanSupplier condition, long nanosMax)
      throws InterruptedException;

  /** What is given to somebody who will wait for {@code T}. */
  <T> CompletableFuture<T> promise();

  /** Waits as everybody does: for other threads, while the time of the machine goes on. */
  static Waits real() {
    return new Waits() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public boolean await(Object monitor, BooleanSupplier condition, long nanosMax)
          throws InterruptedException {
        long from = System.nanoTime();
        long rest = nanosMax;
        while (!condition.getAsBoolean() && rest > 0) {
          TimeUnit.NANOSECONDS.timedWait(monitor, rest);
          rest = nanosMax - (System.nanoTime() - from);
        }
        return condition.getAsBoolean();
      }

      @Override
      public <T> CompletableFuture<T> promise() {
        return new CompletableFuture<>();
      }
    };
  }

  /**
   * Waits for nothing but for promises, which other threads may keep: what is not there now does
   * not come. At every look at the clock an hour has passed, so that back-offs are over at once.
   */
  static Waits none() {
    AtomicLong hours = new AtomicLong();
    return new Waits() {
      @Override
      public long nanos() {
        return TimeUnit.HOURS.toNanos(hours.incrementAndGet());
      }

      @Override
      public boolean await(Object monitor, BooleanSupplier condition, long nanosMax) {
        return condition.getAsBoolean();
      }

      @Override
      public <T> CompletableFuture<T> promise() {
        return new CompletableFuture<>();
      }
    };
  }
}
