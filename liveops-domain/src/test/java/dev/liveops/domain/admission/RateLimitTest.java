package dev.liveops.domain.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.admission.RateDecision.Allowed;
import dev.liveops.domain.admission.RateDecision.Limited;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long MILLI_NANOS = 1_000_000L;

  /** A clock may count from anywhere, and wrap around. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, Long.MAX_VALUE - 10_000_000L, Long.MIN_VALUE, -5})
  void aFullBucketLetsItsSizePassAtOnceAndNoMore(long now) {
    Bucket bucket = new Bucket(50, now);
    for (int remaining = 49; remaining >= 0; remaining--) {
      assertEquals(new Allowed(remaining), bucket.request(now));
    }
    assertEquals(new Limited(20), bucket.request(now));
    assertEquals(new Limited(1), bucket.request(now + 19 * MILLI_NANOS + 1));
    assertEquals(new Allowed(0), bucket.request(now + 20 * MILLI_NANOS));
    assertEquals(new Limited(20), bucket.request(now + 20 * MILLI_NANOS));
  }

  @Test
  void anEmptyBucketIsFullAgainAfterASecond() {
    Bucket bucket = new Bucket(50, 0);
    for (int i = 0; i < 50; i++) {
      bucket.request(0);
    }
    assertEquals(new Allowed(49), bucket.request(SECOND_NANOS));
  }

  @Test
  void aBucketHoldsNoMoreThanItsSizeHoweverLongItRests() {
    Bucket bucket = new Bucket(3, 0);
    assertEquals(new Allowed(2), bucket.request(0));
    assertEquals(new Allowed(2), bucket.request(3600 * SECOND_NANOS));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 50, 999, 1_000_000, Integer.MAX_VALUE})
  void itDecidesAsABucketThatCountsItsTokensWould(int size) {
    long seed = 4L + size;
    Random random = new Random(seed);
    Bucket bucket = new Bucket(size, 0);
    long tokenNanos = Math.max(1, SECOND_NANOS / size);
    // Counted in nanoseconds of refill, so that no fraction of a token is lost.
    long capacity = tokenNanos * size;
    long level = capacity;
    long now = 0;
    for (int i = 0; i < 20_000; i++) {
      long passed = random.nextInt(3) == 0 ? (long) (tokenNanos * random.nextDouble() * 3) : 0;
      now += passed;
      level = Math.min(capacity, level + passed);
      RateDecision decision = bucket.request(now);
      String where = "seed " + seed + ", round " + i;
      if (level >= tokenNanos) {
        level -= tokenNanos;
        assertEquals(new Allowed((int) (level / tokenNanos)), decision, where);
      } else {
        assertEquals(new Limited(Math.ceilDiv(tokenNanos - level, MILLI_NANOS)), decision, where);
      }
    }
  }

  @Test
  void aWaitOfRetryAfterIsEnough() {
    for (int size : new int[] {1, 3, 7, 50, 1500}) {
      Bucket bucket = new Bucket(size, 0);
      long now = 0;
      while (bucket.request(now) instanceof Allowed) {
        now += 1;
      }
      Limited limited = assertInstanceOf(Limited.class, bucket.request(now));
      assertTrue(limited.retryAfterMillis() >= 1);
      assertInstanceOf(
          Allowed.class, bucket.request(now + limited.retryAfterMillis() * MILLI_NANOS));
    }
  }

  @Test
  void aLimitOfNothingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RateLimit(0));
  }

  /** A bucket on its own, as {@link RateTable} keeps many. */
  private static final class Bucket {
    private final RateLimit limit;
    private long fullAtNanos;

    Bucket(int size, long now) {
      limit = new RateLimit(size);
      fullAtNanos = now;
    }

    RateDecision request(long now) {
      RateDecision decision = limit.decide(fullAtNanos, now);
      if (decision instanceof Allowed) {
        fullAtNanos = limit.taken(fullAtNanos, now);
      }
      return decision;
    }
  }
}
