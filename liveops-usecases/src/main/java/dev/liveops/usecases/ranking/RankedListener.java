package dev.liveops.usecases.ranking;

/** Is told of every event that has just become visible in the ranks; for metrics. */
@FunctionalInterface
public interface RankedListener {

  /**
   * An event counts and can be seen. Called on the pumping thread; must be quick, and must not
   * throw.
   *
   * @param acceptedAtMillis when the gateway accepted it, epoch milliseconds. An event that a
   *     reviewer released counts from its acceptance as well, however long it was held.
   * @param rankedAtMillis now, epoch milliseconds
   * @param standingsTouched in how many windows of how many boards it counts
   */
  void ranked(long acceptedAtMillis, long rankedAtMillis, int standingsTouched);
}
