package dev.liveops.domain.event;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What an event is worth: the value of a field, times a factor, rounded down.
 *
 * @param field the field to read; an event without it is worth nothing
 * @param times the factor, such as 100 to count hundredths
 */
public record Points(String field, long times) {

  private static final Points NONE = new Points("", 0);

  /** Events worth nothing. */
  public static Points none() {
    return NONE;
  }

  /**
   * The points of an event with this payload. Fractions are taken as the decimal number that was
   * written, so that 0.29 times 100 is 29 and not, by way of binary fractions, 28. A result beyond
   * 64 bits stays at the end of the range.
   */
  public long of(Payload payload) {
    var whole = payload.integer(field);
    if (whole.isPresent()) {
      return saturated(whole.getAsLong());
    }
    var fraction = payload.number(field);
    if (fraction.isEmpty() || !Double.isFinite(fraction.getAsDouble())) {
      return 0;
    }
    BigDecimal product =
        BigDecimal.valueOf(fraction.getAsDouble())
            .multiply(BigDecimal.valueOf(times))
            .setScale(0, RoundingMode.FLOOR);
    return product
        .min(BigDecimal.valueOf(Long.MAX_VALUE))
        .max(BigDecimal.valueOf(Long.MIN_VALUE))
        .longValue();
  }

  private long saturated(long value) {
    long high = Math.multiplyHigh(value, times);
    long low = value * times;
    if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
      return low;
    }
    return high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
