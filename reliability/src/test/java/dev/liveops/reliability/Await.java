package dev.liveops.reliability;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for something to come true, for a bounded time. */
final class Await {

  private static final long POLL_NANOS = Duration.ofMillis(5).toNanos();

  private Await() {}

  /** Something that may hold; it may fail with an {@code IOException}, as what asks a network. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  /**
   * Asks every few milliseconds.
   *
   * @param what is waited for, to be told when it does not come
   * @throws AssertionError when it does not hold within {@code max}
   */
  static void until(String what, Duration max, Condition condition) {
    if (!within(max, condition)) {
      throw new AssertionError("not within " + max.toMillis() + " ms: " + what);
    }
  }

  /** Whether something comes true within {@code max}. */
  static boolean within(Duration max, Condition condition) {
    long startNanos = System.nanoTime();
    try {
      while (!condition.holds()) {
        if (System.nanoTime() - startNanos > max.toNanos()) {
          return false;
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
      return true;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("while waiting: " + e, e);
    }
  }
}
