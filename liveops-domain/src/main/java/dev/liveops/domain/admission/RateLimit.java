package dev.liveops.domain.admission;

/**
 * A bucket of tokens: a request takes one, an empty bucket limits, and it refills steadily, up to
 * its size, with as many each second as it holds. Immutable; a pure rule.
 *
 * <p>The state of a bucket is one number, by the generic cell rate algorithm (ITU-T I.371): the
 * instant at which the bucket will be full again. All instants are nanoseconds of one clock that
 * does not go back, with any origin; they are compared by difference, so that the clock may wrap
 * around.
 *
 * @param size how many requests a full bucket lets pass at once, and how many it lets pass each
 *     second
 */
public record RateLimit(int size) {

  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long MILLI_NANOS = 1_000_000L;

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException when it is not positive
   */
  public RateLimit {
    if (size <= 0) {
      throw new IllegalArgumentException("size: expected at least 1");
    }
  }

  /**
   * Whether a bucket lets one request pass now.
   *
   * @param fullAtNanos the bucket's state; anything not after now means a full bucket
   */
  public RateDecision decide(long fullAtNanos, long nowNanos) {
    long missingNanos = missingNanos(fullAtNanos, nowNanos);
    long lackingNanos = missingNanos + tokenNanos() - capacityNanos();
    if (lackingNanos > 0) {
      return new RateDecision.Limited(Math.ceilDiv(lackingNanos, MILLI_NANOS));
    }
    return new RateDecision.Allowed((int) (-lackingNanos / tokenNanos()));
  }

  /** The state of the bucket after a request that was allowed. */
  public long taken(long fullAtNanos, long nowNanos) {
    return nowNanos + missingNanos(fullAtNanos, nowNanos) + tokenNanos();
  }

  /** How long the bucket takes to fill up from now; 0 when it is full. */
  private static long missingNanos(long fullAtNanos, long nowNanos) {
    return Math.max(0, fullAtNanos - nowNanos);
  }

  private long tokenNanos() {
    return Math.max(1, SECOND_NANOS / size);
  }

  private long capacityNanos() {
    return tokenNanos() * size;
  }
}
