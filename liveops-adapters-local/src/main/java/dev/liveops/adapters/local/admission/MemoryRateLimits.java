package dev.liveops.adapters.local.admission;

import dev.liveops.domain.admission.KeyHash;
import dev.liveops.domain.admission.RateDecision;
import dev.liveops.domain.admission.RateLimit;
import dev.liveops.domain.admission.RateTable;
import dev.liveops.ports.admission.RateLimits;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Token buckets of one process, in a table of 4 MiB that never grows. */
public final class MemoryRateLimits implements RateLimits {

  private static final int BUCKETS_MAX = 256 * 1024;

  private final RateTable buckets = new RateTable(BUCKETS_MAX);
  private final LongSupplier nanoClock;
  private final KeyHash scopes;
  private final long hashSeed;
  // By scope, of which callers have a few fixed ones.
  private final Map<String, KeyHash> subjectHashes = new ConcurrentHashMap<>();

  /**
   * Begins with full buckets.
   *
   * @param nanoClock nanoseconds of a clock that never goes back, with any origin
   * @param hashSeed any number that outsiders do not know
   */
  public MemoryRateLimits(LongSupplier nanoClock, long hashSeed) {
    this.nanoClock = nanoClock;
    this.hashSeed = hashSeed;
    this.scopes = new KeyHash(hashSeed, 0);
  }

  @Override
  public RateDecision take(String scope, String subject, RateLimit limit) {
    KeyHash subjects = subjectHashes.get(scope);
    if (subjects == null) {
      subjects = subjectHashes.computeIfAbsent(scope, this::subjectHash);
    }
    return buckets.decide(subjects.of(subject), limit, nanoClock.getAsLong());
  }

  /** A hash of its own for each scope: the same name in two scopes is two subjects. */
  private KeyHash subjectHash(String scope) {
    return new KeyHash(hashSeed, scopes.of(scope));
  }
}
