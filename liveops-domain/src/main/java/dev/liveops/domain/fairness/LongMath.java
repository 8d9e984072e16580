package dev.liveops.domain.fairness;

/**
 * Sums and distances that stay at the end of the range where plain arithmetic would wrap around.
 */
final class LongMath {

  private LongMath() {}

  /** {@code a + b}, or the end of the range it runs over. */
  static long plus(long a, long b) {
    long sum = a + b;
    boolean wrapped = ((a ^ sum) & (b ^ sum)) < 0;
    return wrapped ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }

  /** How far {@code a} and {@code b} are apart, at most {@link Long#MAX_VALUE}. */
  static long distance(long a, long b) {
    long difference = a >= b ? a - b : b - a;
    return difference < 0 ? Long.MAX_VALUE : difference;
  }
}
