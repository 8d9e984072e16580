package dev.liveops.domain.progression;

/**
 * A reward that a player's events have earned in a period.
 *
 * @param reward the id of the reward
 * @param detail the value of the reward's {@code perField} in the earning event; empty where it has
 *     none
 * @param period the season or day it was earned in; empty where it is earned once for ever
 * @param atMillis when the earning event was received, epoch milliseconds
 */
public record Earned(String reward, String detail, String period, long atMillis)
    implements Dated, Comparable<Earned> {

  @Override
  public String owner() {
    return reward;
  }

  /**
   * By reward, detail and period: two that differ in time only are the same reward earned again.
   */
  @Override
  public int compareTo(Earned other) {
    return Dated.byKey(this, other);
  }
}
