package dev.liveops.domain.fairness;

/** What the figures of a rule must be; a fault names the figure and what was expected. */
final class RuleFigures {

  private RuleFigures() {}

  static void name(String figure, String value) {
    if (value.isBlank()
        || value.length() > Rule.NAME_LENGTH_MAX
        || value.chars().anyMatch(RuleFigures::unprintable)) {
      throw new IllegalArgumentException(
          figure + ": expected 1 to " + Rule.NAME_LENGTH_MAX + " printable characters");
    }
  }

  private static boolean unprintable(int unit) {
    return Character.isISOControl(unit) || Character.isSurrogate((char) unit);
  }

  static void within(String figure, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          max == Long.MAX_VALUE
              ? figure + ": expected at least " + min
              : figure + ": expected " + min + " to " + max);
    }
  }

  static void positive(String figure, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(figure + ": expected a number above 0");
    }
  }
}
