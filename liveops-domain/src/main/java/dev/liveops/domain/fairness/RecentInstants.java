package dev.liveops.domain.fairness;

import dev.liveops.domain.PackedReader;
import dev.liveops.domain.PackedWriter;
import java.util.Arrays;

/**
 * When a player's latest events were received, in the order they came. Immutable.
 *
 * <p>To tell whether an event is one more than {@code n} in a span, the {@code n} before it are all
 * that has to be known: that makes an exact sliding window of bounded size.
 */
final class RecentInstants {

  static final RecentInstants NONE = new RecentInstants(new long[0]);

  private final long[] millis;

  private RecentInstants(long[] millis) {
    this.millis = millis;
  }

  /**
   * How many fall into the {@code spanMillis} that end with {@code atMillis}: the start is left
   * out, the end is in. An instant after {@code atMillis} (a clock was set back) is not counted: in
   * doubt for the player.
   */
  int countWithin(long spanMillis, long atMillis) {
    int count = 0;
    for (long instant : millis) {
      if (instant <= atMillis && LongMath.distance(atMillis, instant) < spanMillis) {
        count++;
      }
    }
    return count;
  }

  /**
   * These and one more; only the latest {@code max} and only what is younger than a span is kept.
   */
  RecentInstants plus(long atMillis, int max, long spanMillis) {
    if (max == 0) {
      return NONE;
    }
    int from = Math.max(0, millis.length + 1 - max);
    while (from < millis.length
        && millis[from] <= atMillis
        && LongMath.distance(atMillis, millis[from]) >= spanMillis) {
      from++;
    }
    long[] later = new long[millis.length - from + 1];
    System.arraycopy(millis, from, later, 0, later.length - 1);
    later[later.length - 1] = atMillis;
    return new RecentInstants(later);
  }

  void encode(PackedWriter out) {
    out.unsigned(millis.length);
    long previous = 0;
    for (long instant : millis) {
      out.signed(instant - previous);
      previous = instant;
    }
  }

  static RecentInstants decode(PackedReader in) {
    long[] millis = new long[in.size(Rule.FLOOD_COUNT_MAX)];
    long previous = 0;
    for (int i = 0; i < millis.length; i++) {
      previous += in.signed();
      millis[i] = previous;
    }
    return millis.length == 0 ? NONE : new RecentInstants(millis);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecentInstants that && Arrays.equals(millis, that.millis);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(millis);
  }
}
