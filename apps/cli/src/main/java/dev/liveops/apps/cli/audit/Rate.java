package dev.liveops.apps.cli.audit;

import java.util.Locale;

/**
 * How fast a trail was gone through. It goes to the error output: what a command finds is the same
 * each time, and this is not.
 *
 * @param facts how many facts there are
 * @param nanos how long it took
 */
record Rate(long facts, long nanos) {

  private static final double NANOS_PER_SECOND = 1e9;

  /** In words, with the facts of a second rounded down. */
  @Override
  public String toString() {
    double seconds = nanos / NANOS_PER_SECOND;
    return String.format(
        Locale.ROOT,
        "rate: %d facts in %.2f s, %d a second",
        facts,
        seconds,
        (long) (facts / Math.max(seconds, 1 / NANOS_PER_SECOND)));
  }
}
