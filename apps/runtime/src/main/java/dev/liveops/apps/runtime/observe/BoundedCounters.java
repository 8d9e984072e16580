package dev.liveops.apps.runtime.observe;

import io.helidon.metrics.api.Counter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Counters by a label that comes from outside: one for each known value and one, {@code other}, for
 * the rest, so that nobody can make series at will.
 */
final class BoundedCounters {
  static final String OTHER = "other";

  private final Map<String, Counter> known;
  private final Counter other;

  BoundedCounters(Collection<String> values, Function<String, Counter> counterOf) {
    Map<String, Counter> counters = new HashMap<>();
    values.forEach(value -> counters.put(value, counterOf.apply(value)));
    this.known = Map.copyOf(counters);
    this.other = counterOf.apply(OTHER);
  }

  Counter of(String value) {
    return known.getOrDefault(value, other);
  }
}
