package dev.liveops.testkit.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.admission.RateDecision;
import dev.liveops.domain.admission.RateLimit;
import dev.liveops.ports.admission.RateLimits;
import dev.liveops.testkit.Race;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link RateLimits}. */
public abstract class RateLimitsContract {

  private static final RateLimit TEN = new RateLimit(10);

  private RateLimits limits;

  /** Opens the limits, with every bucket full and time standing still. */
  protected abstract RateLimits open();

  /** Lets time pass, as the adapter measures it. */
  protected abstract void letTimePass(Duration duration);

  /** Opens what is tested. */
  @BeforeEach
  public final void openFull() {
    limits = open();
  }

  private int takenBy(String scope, String subject, RateLimit limit) {
    int taken = 0;
    while (limits.take(scope, subject, limit) instanceof RateDecision.Allowed) {
      taken++;
    }
    return taken;
  }

  @Test
  void aFullBucketLetsItsSizePassAndTellsWhatRemains() {
    for (int remaining = 9; remaining >= 0; remaining--) {
      assertEquals(new RateDecision.Allowed(remaining), limits.take("player", "ada", TEN));
    }
    assertInstanceOf(RateDecision.Limited.class, limits.take("player", "ada", TEN));
  }

  @Test
  void whoIsLimitedLearnsWhenToComeBack() {
    takenBy("player", "ada", TEN);
    RateDecision.Limited limited =
        assertInstanceOf(RateDecision.Limited.class, limits.take("player", "ada", TEN));
    assertTrue(limited.retryAfterMillis() >= 1, limited::toString);
    letTimePass(Duration.ofMillis(limited.retryAfterMillis()));
    assertEquals(1, takenBy("player", "ada", TEN));
  }

  @Test
  void beingLimitedTakesNothing() {
    takenBy("player", "ada", TEN);
    for (int i = 0; i < 1_000; i++) {
      limits.take("player", "ada", TEN);
    }
    letTimePass(Duration.ofSeconds(1));
    assertEquals(10, takenBy("player", "ada", TEN));
  }

  @Test
  void aBucketRefillsWithinASecondAndHoldsNoMoreThanItsSize() {
    takenBy("player", "ada", TEN);
    letTimePass(Duration.ofMillis(500));
    assertEquals(5, takenBy("player", "ada", TEN));
    letTimePass(Duration.ofHours(1));
    assertEquals(10, takenBy("player", "ada", TEN));
  }

  @Test
  void everySubjectOfEveryScopeHasItsOwnBucket() {
    assertEquals(10, takenBy("player", "ada", TEN));
    assertEquals(10, takenBy("player", "bob", TEN));
    assertEquals(10, takenBy("key", "ada", TEN));
    assertEquals(10, takenBy("player", "player", TEN));
    assertEquals(10, takenBy("key", "key", TEN));
    assertEquals(10, takenBy("playera", "da", TEN), "however scope and subject are put together");
    assertEquals(10, takenBy("", "playerada", TEN));
    assertEquals(0, takenBy("player", "ada", TEN));
  }

  @Test
  void scopesHaveLimitsOfTheirOwn() {
    assertEquals(10, takenBy("player", "ada", TEN));
    assertEquals(3, takenBy("endpoint", "ada", new RateLimit(3)));
    assertEquals(1, takenBy("slow", "ada", new RateLimit(1)));
  }

  @Test
  void ofManySimultaneousCallersExactlySoManyPassAsTheBucketHolds() {
    for (int round = 0; round < 20; round++) {
      String subject = "player-" + round;
      long passed =
          Race.of(16, racer -> limits.take("player", subject, TEN)).stream()
              .filter(RateDecision.Allowed.class::isInstance)
              .count();
      assertEquals(10, passed);
    }
  }
}
