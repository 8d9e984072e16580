package dev.liveops.benchmarks;

import java.util.Locale;

/**
 * What a figure has to reach, and whether it does. Nobody shall read a miss as anything else.
 *
 * @param wanted the bound, as a person reads it
 * @param missedBy how far the figure is off, as a share of the bound; 0 or less when it is reached
 */
record Target(String wanted, double missedBy) {

  /** The figure has to be this or more. */
  static Target atLeast(double bound, double figure, String format) {
    return new Target(">= " + text(format, bound), 1 - figure / bound);
  }

  /** The figure has to be less than this. */
  static Target below(double bound, double figure, String format) {
    return new Target(
        "< " + text(format, bound), figure < bound ? 0 : Math.max(figure / bound - 1, 1e-9));
  }

  /** The figure has to be this or less. */
  static Target atMost(double bound, double figure, String format) {
    return new Target("<= " + text(format, bound), figure / bound - 1);
  }

  /** Both have to be reached; the worse one tells by how much they are missed. */
  Target and(Target other) {
    return new Target(
        wanted + ", " + other.wanted, reached() ? other.missedBy : worse(missedBy, other.missedBy));
  }

  private static double worse(double one, double other) {
    return Double.isNaN(one) || one > other ? one : other;
  }

  /** Whether the figure is where it has to be; one that is not a number is not. */
  boolean reached() {
    return missedBy <= 0;
  }

  /** The verdict for a table. */
  String verdict() {
    return reached()
        ? "reached"
        : String.format(Locale.ROOT, "**missed by %.0f %%**", Math.max(1, 100 * missedBy));
  }

  private static String text(String format, double bound) {
    return String.format(Locale.ROOT, format, bound);
  }
}
