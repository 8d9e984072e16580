package dev.liveops.domain.fairness;

/**
 * The upper tail of the binomial distribution, computed from its own terms (no normal or Poisson
 * approximation) in logarithms, so that chances far below the smallest double keep their meaning.
 */
final class BinomialTail {

  /** The most tries: those of a drop tally. */
  static final int TRIES_MAX = DropTally.ATTEMPTS_MAX;

  private static final double[] LOG_FACTORIALS = logFactorials();

  private BinomialTail() {}

  /**
   * The natural logarithm of the chance of at least {@code hits} in {@code tries} independent
   * tries, each of which hits with chance {@code p}.
   *
   * @throws IllegalArgumentException when {@code tries} is not in 0 to {@link #TRIES_MAX}, or
   *     {@code p} not in 0 to 1
   */
  static double logAtLeast(int hits, int tries, double p) {
    if (tries < 0 || tries > TRIES_MAX || !(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("expected 0 to " + TRIES_MAX + " tries, a chance 0 to 1");
    }
    if (hits <= 0) {
      return 0;
    }
    if (hits > tries || p == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (p == 1) {
      return 0;
    }
    // Sum the smaller side, from its largest term outwards: no term is lost, and nothing cancels
    // out.
    return hits > tries * p ? logUpper(hits, tries, p) : Math.log1p(-lower(hits - 1, tries, p));
  }

  private static double logUpper(int hits, int tries, double p) {
    double sum = 1;
    double term = 1;
    for (int i = hits + 1; i <= tries; i++) {
      term *= (tries - i + 1) / (double) i * (p / (1 - p));
      sum += term;
    }
    return logTerm(hits, tries, p) + Math.log(sum);
  }

  private static double lower(int hits, int tries, double p) {
    double sum = 1;
    double term = 1;
    for (int i = hits; i >= 1; i--) {
      term *= i / (double) (tries - i + 1) * ((1 - p) / p);
      sum += term;
    }
    return Math.exp(logTerm(hits, tries, p)) * sum;
  }

  private static double logTerm(int hits, int tries, double p) {
    double logWays = LOG_FACTORIALS[tries] - LOG_FACTORIALS[hits] - LOG_FACTORIALS[tries - hits];
    return logWays + hits * Math.log(p) + (tries - hits) * Math.log1p(-p);
  }

  private static double[] logFactorials() {
    double[] logs = new double[TRIES_MAX + 1];
    for (int i = 2; i < logs.length; i++) {
      logs[i] = logs[i - 1] + Math.log(i);
    }
    return logs;
  }
}
