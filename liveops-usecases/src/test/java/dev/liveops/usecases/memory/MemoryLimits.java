package dev.liveops.usecases.memory;

import dev.liveops.domain.admission.RateDecision;
import dev.liveops.domain.admission.RateLimit;
import dev.liveops.ports.admission.RateLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Token buckets in a map, by a clock that tests set. */
public final class MemoryLimits implements RateLimits {

  private record Bucket(String scope, String subject) {}

  private final Map<Bucket, Long> fullAtNanos = new HashMap<>();
  private long nowNanos;

  public synchronized void advance(Duration by) {
    nowNanos += by.toNanos();
  }

  @Override
  public synchronized RateDecision take(String scope, String subject, RateLimit limit) {
    Bucket bucket = new Bucket(scope, subject);
    long full = fullAtNanos.getOrDefault(bucket, nowNanos);
    RateDecision decision = limit.decide(full, nowNanos);
    if (decision instanceof RateDecision.Allowed) {
      fullAtNanos.put(bucket, limit.taken(full, nowNanos));
    }
    return decision;
  }
}
