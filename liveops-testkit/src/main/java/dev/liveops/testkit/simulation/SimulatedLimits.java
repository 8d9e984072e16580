package dev.liveops.testkit.simulation;

import dev.liveops.domain.admission.RateDecision;
import dev.liveops.domain.admission.RateLimit;
import dev.liveops.ports.admission.RateLimits;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Token buckets in a map, by the clock of the test. Safe for all threads. */
public final class SimulatedLimits implements RateLimits {

  private record Bucket(String scope, String subject) {}

  private final LongSupplier nanoTime;
  private final Map<Bucket, Long> fullAtNanos = new HashMap<>();

  /** Every bucket is full. */
  public SimulatedLimits(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized RateDecision take(String scope, String subject, RateLimit limit) {
    Bucket bucket = new Bucket(scope, subject);
    long now = nanoTime.getAsLong();
    long full = fullAtNanos.getOrDefault(bucket, now);
    RateDecision decision = limit.decide(full, now);
    if (decision instanceof RateDecision.Allowed) {
      fullAtNanos.put(bucket, limit.taken(full, now));
    }
    return decision;
  }
}
