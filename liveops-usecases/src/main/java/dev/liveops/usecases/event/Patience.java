package dev.liveops.usecases.event;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How a request's thread waits for what others decide. Safe for use by many threads. */
@FunctionalInterface
public interface Patience {

  /**
   * Waits until something is decided, well or badly, but not for ever.
   *
   * @param waitMillisMax after so long it is given up, or a little later
   * @return whether it is decided
   */
  boolean await(CompletableFuture<?> decision, long waitMillisMax) throws InterruptedException;

  /** A timer for each wait: exact, and dear where there are many thousands of them a second. */
  static Patience exact() {
    return (decision, waitMillisMax) -> {
      try {
        decision.get(waitMillisMax, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        return false;
      } catch (ExecutionException e) {
        return true; // badly: the decision itself tells
      }
      return true;
    };
  }
}
