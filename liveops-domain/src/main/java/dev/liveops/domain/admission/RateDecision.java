package dev.liveops.domain.admission;

/** Whether a request is within its limit. */
public sealed interface RateDecision {

  /**
   * It is, and has been counted.
   *
   * @param remaining how many more would be allowed now
   */
  record Allowed(int remaining) implements RateDecision {}

  /**
   * It is not, and has not been counted.
   *
   * @param retryAfterMillis the shortest wait after which one would be allowed, at least 1
   */
  record Limited(long retryAfterMillis) implements RateDecision {}
}
