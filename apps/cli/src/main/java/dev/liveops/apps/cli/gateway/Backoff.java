package dev.liveops.apps.cli.gateway;

import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a request is tried again: twice as long each time, at random within that
 * so that those who were refused together do not come back together, and never before the gateway
 * asks for it. For one thread.
 */
public final class Backoff {

  private static final long FIRST_MILLIS = 100;
  private static final long DELAY_MILLIS_MAX = 10_000;
  private static final long RETRY_AFTER_MILLIS_MAX = 60_000;

  private final int retriesMax;
  private final RandomGenerator random;
  private int retries;

  /**
   * Starts anew.
   *
   * @param retriesMax how often in a row to try again
   */
  public Backoff(int retriesMax, RandomGenerator random) {
    this.retriesMax = retriesMax;
    this.random = random;
  }

  /** Something went well: the next failure is the first one again. */
  public void reset() {
    retries = 0;
  }

  /**
   * The time to wait now, milliseconds; empty to give up.
   *
   * @param retryAfterMillis what the gateway asked for, if it did
   */
  public OptionalLong next(OptionalLong retryAfterMillis) {
    if (retries >= retriesMax || retryAfterMillis.orElse(0) > RETRY_AFTER_MILLIS_MAX) {
      return OptionalLong.empty();
    }
    long capMillis = Math.min(DELAY_MILLIS_MAX, FIRST_MILLIS << Math.min(retries, 30));
    retries++;
    long jitterMillis = random.nextLong(capMillis + 1);
    return OptionalLong.of(
        retryAfterMillis.isPresent()
            ? retryAfterMillis.getAsLong() + jitterMillis
            : capMillis / 2 + jitterMillis / 2);
  }
}
