package dev.liveops.domain.fairness;

import java.util.Arrays;

/**
 * The middle and the spread of some values, neither of which a few wild ones can move.
 *
 * <p>The modified z-score is that of Iglewicz and Hoaglin, "How to Detect and Handle Outliers"
 * (ASQC Basic References in Quality Control 16, 1993): {@code 0.6745 (x - median) / MAD}, an
 * outlier when it is beyond 3.5 either way. Where more than half of the values are the same the MAD
 * is 0; the mean absolute deviation from the median then stands in for it, {@code (x - median) /
 * (1.253314 mean deviation)}, as IBM SPSS Modeler does. Both constants make the divisor estimate
 * the standard deviation of a normal distribution. Where all values are the same, any other is
 * infinitely far out: that is where the second formula goes as the different ones get fewer.
 *
 * @param median the middle value, or the mean of the two in the middle
 * @param mad the median of the absolute deviations from the median
 * @param meanDeviation the mean of the absolute deviations from the median; needed, and computed,
 *     only where {@code mad} is 0, and else 0
 */
public record RobustStatistics(double median, double mad, double meanDeviation) {

  private static final double MAD_FACTOR = 0.6745;
  private static final double MEAN_DEVIATION_FACTOR = 1.253314;

  /**
   * The exact statistics of {@code values}, in any order.
   *
   * @throws IllegalArgumentException when there is no value, or one is not finite
   */
  public static RobustStatistics of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    if (sorted.length == 0
        || !Double.isFinite(sorted[0])
        || !Double.isFinite(sorted[sorted.length - 1])) {
      throw new IllegalArgumentException("expected at least one value, and finite ones");
    }
    double median = middle(sorted);
    double[] deviations = Arrays.stream(sorted).map(value -> Math.abs(value - median)).toArray();
    Arrays.sort(deviations);
    double mad = middle(deviations);
    return new RobustStatistics(
        median, mad, mad == 0 ? Arrays.stream(deviations).sum() / deviations.length : 0);
  }

  /**
   * The modified z-score of {@code value}: signed, infinite where any other value is out of line.
   */
  public double score(double value) {
    double deviation = value - median;
    if (deviation == 0) {
      return 0;
    }
    return mad > 0
        ? MAD_FACTOR * deviation / mad
        : deviation / (MEAN_DEVIATION_FACTOR * meanDeviation);
  }

  /** The modified z-score of each of {@code values}, against the statistics of them all. */
  public static double[] scores(double... values) {
    RobustStatistics statistics = of(values);
    return Arrays.stream(values).map(statistics::score).toArray();
  }

  private static double middle(double[] sorted) {
    return between(sorted[(sorted.length - 1) / 2], sorted[sorted.length / 2]);
  }

  /** The mean of two values; halved first, so that it cannot overflow. */
  static double between(double low, double high) {
    return low * 0.5 + high * 0.5;
  }
}
