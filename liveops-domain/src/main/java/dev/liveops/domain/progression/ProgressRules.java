package dev.liveops.domain.progression;

import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.progression.AchievementState.Stage;
import dev.liveops.domain.progression.ClaimDecision.Granted;
import dev.liveops.domain.progression.ClaimDecision.UnknownReward;
import dev.liveops.domain.progression.Condition.EventsMatched;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How players come along in a game: what its definition says of levels, achievements and rewards,
 * made ready to be applied to events. Immutable and safe for use by many threads; nothing here
 * blocks.
 *
 * <p>An achievement or a reward that asks for several events counts them from the moment the
 * definition asks for them. The count belongs to the id: who changes what is counted under the same
 * id keeps what has been counted. A reward per season or day is counted within one season or day.
 *
 * <p>Hidden achievements are revealed by the first matching event, or on the level before the one
 * they ask for.
 */
public final class ProgressRules {

  private final int definitionVersion;
  private final LevelCurve levels;
  private final List<Achievement> achievements;
  private final List<Reward> rewards;
  private final Periods periods;
  private final XpGoals goals;
  private final Unlocks unlocks;
  private final Map<String, List<Trigger>> triggers;

  /**
   * Makes the rules of a definition ready.
   *
   * @param definitionVersion the version of the definition; another one makes every player's
   *     progress be looked at afresh with the next event
   * @param periods the calendar of its seasons and days
   */
  public ProgressRules(
      int definitionVersion,
      LevelCurve levels,
      List<Achievement> achievements,
      List<Reward> rewards,
      Periods periods) {
    this.definitionVersion = definitionVersion;
    this.levels = levels;
    this.achievements = List.copyOf(achievements);
    this.rewards = List.copyOf(rewards);
    this.periods = periods;
    this.goals = XpGoals.of(achievements, levels);
    this.unlocks = Unlocks.of(achievements);
    this.triggers = triggers();
  }

  private Map<String, List<Trigger>> triggers() {
    Map<String, List<Trigger>> byType = new HashMap<>();
    for (Achievement achievement : achievements) {
      if (achievement.condition() instanceof EventsMatched events) {
        add(byType, events, new Trigger.OfAchievement(achievement, events, unlocks));
      }
    }
    for (Reward reward : rewards) {
      if (reward.condition() instanceof EventsMatched events) {
        add(byType, events, new Trigger.OfReward(reward, events, periods));
      }
    }
    return byType;
  }

  private static void add(
      Map<String, List<Trigger>> byType, EventsMatched events, Trigger trigger) {
    byType.computeIfAbsent(events.type(), type -> new ArrayList<>()).add(trigger);
  }

  /**
   * The progress of a player after one more event that counts. The same arguments always give the
   * same result. The event must be the player's, and must not have been counted before: nothing
   * here could tell.
   *
   * @param points what the event is worth
   */
  public PlayerProgress advance(PlayerProgress before, GameEvent event, long points) {
    long atMillis = event.receivedAtMillis();
    PlayerProgress after = before.withPoints(points, atMillis, definitionVersion);
    if (before.definitionVersion() != definitionVersion) {
      after = reach(goals.upTo(after.xp()), unlocks.catchUp(after, atMillis), atMillis);
    } else {
      after = reach(goals.between(before.xp(), after.xp()), after, atMillis);
    }
    for (Trigger trigger : triggers.getOrDefault(event.type(), List.of())) {
      after = trigger.apply(after, event);
    }
    return after;
  }

  private PlayerProgress reach(List<XpGoals.Goal> reached, PlayerProgress progress, long atMillis) {
    PlayerProgress after = progress;
    for (XpGoals.Goal goal : reached) {
      after = unlocks.reach(after, goal.achievement(), goal.stage(), atMillis);
    }
    return after;
  }

  /**
   * How far a player is with every achievement of the definition, in its order. Those still hidden
   * are among them: whoever shows them to players leaves them out.
   */
  public List<AchievementState> achievements(PlayerProgress progress) {
    List<AchievementState> states = new ArrayList<>();
    for (Achievement achievement : achievements) {
      Stage beginning = achievement.hidden() ? Stage.HIDDEN : Stage.REVEALED;
      states.add(
          progress
              .achievement(achievement.id())
              .orElse(new AchievementState(achievement.id(), beginning, 0)));
    }
    return states;
  }

  /**
   * Decides on a claim. It is granted for the season or day under way if the reward was earned in
   * it, else for the latest in which it was. Whether it was granted before is not looked at: a
   * claim repeated gets the same decision, for the same period as long as nothing new is earned.
   *
   * @param rewardId the reward
   * @param detail the value of its {@code perField}; ignored where it has none
   * @param nowMillis the time of the claim, epoch milliseconds
   */
  public ClaimDecision decide(
      PlayerProgress progress, String rewardId, String detail, long nowMillis) {
    Claims claims = new Claims(levels, periods, progress, nowMillis);
    return reward(rewardId)
        .map(reward -> claims.decide(reward, detail))
        .orElseGet(() -> new UnknownReward(rewardId));
  }

  private Optional<Reward> reward(String id) {
    return rewards.stream().filter(reward -> reward.id().equals(id)).findFirst();
  }

  /**
   * Every claim that would be granted now, in the order of the definition and then of the details.
   */
  public List<Granted> claimable(PlayerProgress progress, long nowMillis) {
    Claims claims = new Claims(levels, periods, progress, nowMillis);
    List<Granted> claimable = new ArrayList<>();
    for (Reward reward : rewards) {
      for (String detail : details(reward, progress)) {
        if (claims.decide(reward, detail) instanceof Granted granted) {
          claimable.add(granted);
        }
      }
    }
    return claimable;
  }

  private static Set<String> details(Reward reward, PlayerProgress progress) {
    if (reward.perField().isEmpty()) {
      return Set.of("");
    }
    Set<String> details = new LinkedHashSet<>();
    for (Earned earned : progress.earned()) {
      if (earned.reward().equals(reward.id())) {
        details.add(earned.detail());
      }
    }
    return details;
  }
}
