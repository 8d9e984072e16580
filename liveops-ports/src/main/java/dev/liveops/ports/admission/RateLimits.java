package dev.liveops.ports.admission;

import dev.liveops.domain.admission.RateDecision;
import dev.liveops.domain.admission.RateLimit;

/**
 * Token buckets. Safe for all threads; taking is atomic. A bucket that nobody takes from is
 * forgotten when it is full again. Time is the adapter's own: limits go by a clock that never goes
 * back.
 */
public interface RateLimits {

  /**
   * Takes one token, if there is one.
   *
   * @param scope what is limited, such as {@code player} or {@code key}
   * @param subject who, within the scope
   * @param limit the size of the bucket; the same at every call for a scope
   */
  RateDecision take(String scope, String subject, RateLimit limit);
}
