package dev.liveops.domain.progression;

import dev.liveops.domain.progression.AchievementState.Stage;
import dev.liveops.domain.progression.Condition.AchievementUnlocked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Unlocks achievements, and with each of them those that wait for it. */
final class Unlocks {

  private final Map<String, List<String>> waiting;

  private Unlocks(Map<String, List<String>> waiting) {
    this.waiting = waiting;
  }

  static Unlocks of(List<Achievement> achievements) {
    Map<String, List<String>> waiting = new HashMap<>();
    for (Achievement achievement : achievements) {
      if (achievement.condition() instanceof AchievementUnlocked(String awaited)) {
        waiting.computeIfAbsent(awaited, id -> new ArrayList<>()).add(achievement.id());
      }
    }
    return new Unlocks(waiting);
  }

  /**
   * Brings an achievement to a stage; a circle of achievements that wait for each other ends by
   * itself.
   */
  PlayerProgress reach(PlayerProgress progress, String achievement, Stage stage, long atMillis) {
    if (progress.unlocked(achievement)) {
      return progress;
    }
    PlayerProgress reached = progress.withAchievement(achievement, stage, atMillis);
    return stage == Stage.UNLOCKED ? unlockWaitingFor(achievement, reached, atMillis) : reached;
  }

  /**
   * Unlocks what waits for achievements that are unlocked already, as after a change of the
   * definition.
   */
  PlayerProgress catchUp(PlayerProgress progress, long atMillis) {
    PlayerProgress caughtUp = progress;
    for (AchievementState state : progress.achievements()) {
      if (state.stage() == Stage.UNLOCKED) {
        caughtUp = unlockWaitingFor(state.id(), caughtUp, atMillis);
      }
    }
    return caughtUp;
  }

  private PlayerProgress unlockWaitingFor(
      String achievement, PlayerProgress progress, long atMillis) {
    PlayerProgress unlocked = progress;
    for (String next : waiting.getOrDefault(achievement, List.of())) {
      unlocked = reach(unlocked, next, Stage.UNLOCKED, atMillis);
    }
    return unlocked;
  }
}
