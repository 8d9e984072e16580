package dev.liveops.domain.progression;

/**
 * How many matching events a player has had towards a condition that asks for more than one.
 *
 * @param owner what is counted for: {@code achievement:} or {@code reward:} and its id
 * @param detail the value of the reward's {@code perField}; empty where it has none
 * @param period the season or day it is counted in; empty where the count never begins anew
 * @param count how many so far
 * @param atMillis when the one counted last was received, epoch milliseconds
 */
public record Tally(String owner, String detail, String period, long count, long atMillis)
    implements Dated, Comparable<Tally> {

  /** By owner, detail and period. */
  @Override
  public int compareTo(Tally other) {
    return Dated.byKey(this, other);
  }
}
