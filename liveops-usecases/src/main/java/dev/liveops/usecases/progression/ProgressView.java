package dev.liveops.usecases.progression;

import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.progression.AchievementState;
import java.util.List;
import java.util.Optional;

/**
 * How far a player is, as the player may see it.
 *
 * @param season the season under way; empty between seasons
 * @param xp the experience
 * @param level what it amounts to
 * @param achievements those unlocked and those to be seen, in the order of the definition; hidden
 *     ones are left out
 * @param updatedAtMillis when the last event that counted was received, epoch milliseconds
 */
public record ProgressView(
    PlayerId player,
    Optional<String> season,
    long xp,
    int level,
    List<AchievementState> achievements,
    long updatedAtMillis) {
  /** Keeps its own copy. */
  public ProgressView {
    achievements = List.copyOf(achievements);
  }
}
