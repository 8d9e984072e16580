package dev.liveops.domain.progression;

/**
 * How far a player is with an achievement.
 *
 * @param id the achievement
 * @param stage how far
 * @param sinceMillis when that stage was reached, epoch milliseconds; 0 when the achievement has
 *     been in that stage from the beginning
 */
public record AchievementState(String id, Stage stage, long sinceMillis)
    implements Comparable<AchievementState> {

  /** The stages, in order; nothing ever goes back to an earlier one. */
  public enum Stage {
    /** Out of sight: no step has been made towards it. */
    HIDDEN,
    /** To be seen, and still to be unlocked. */
    REVEALED,
    /** Done. */
    UNLOCKED
  }

  /** By id. */
  @Override
  public int compareTo(AchievementState other) {
    return id.compareTo(other.id);
  }
}
