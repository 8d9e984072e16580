package dev.liveops.domain.progression;

import dev.liveops.domain.event.FieldSpec;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.progression.AchievementState.Stage;
import dev.liveops.domain.progression.Condition.EventsMatched;
import java.util.Optional;

/** What an event of a certain type may set off. */
sealed interface Trigger {

  PlayerProgress apply(PlayerProgress progress, GameEvent event);

  /** An achievement that matching events unlock. */
  record OfAchievement(Achievement achievement, EventsMatched events, String owner, Unlocks unlocks)
      implements Trigger {

    OfAchievement(Achievement achievement, EventsMatched events, Unlocks unlocks) {
      this(achievement, events, owner(achievement), unlocks);
    }

    static String owner(Achievement achievement) {
      return "achievement:" + achievement.id();
    }

    @Override
    public PlayerProgress apply(PlayerProgress progress, GameEvent event) {
      if (progress.unlocked(achievement.id()) || !events.accepts(event.payload())) {
        return progress;
      }
      long atMillis = event.receivedAtMillis();
      if (events.times() == 1) {
        return unlocks.reach(progress, achievement.id(), Stage.UNLOCKED, atMillis);
      }
      long count = progress.count(owner, "", "") + 1;
      if (count >= events.times()) {
        return unlocks.reach(
            progress.withoutTally(owner, "", ""), achievement.id(), Stage.UNLOCKED, atMillis);
      }
      PlayerProgress counted = progress.withTally(new Tally(owner, "", "", count, atMillis));
      return achievement.hidden()
          ? counted.withAchievement(achievement.id(), Stage.REVEALED, atMillis)
          : counted;
    }
  }

  /** A reward that matching events earn. */
  record OfReward(Reward reward, EventsMatched events, String owner, Periods periods)
      implements Trigger {

    OfReward(Reward reward, EventsMatched events, Periods periods) {
      this(reward, events, owner(reward), periods);
    }

    static String owner(Reward reward) {
      return "reward:" + reward.id();
    }

    @Override
    public PlayerProgress apply(PlayerProgress progress, GameEvent event) {
      if (!events.accepts(event.payload())) {
        return progress;
      }
      Optional<String> detail = detailOf(event);
      if (detail.isEmpty()) {
        return progress;
      }
      Optional<String> period = periods.idAt(reward.scope(), event.receivedAtMillis());
      return period.isEmpty()
          ? progress
          : counted(progress, detail.get(), period.get(), event.receivedAtMillis());
    }

    private PlayerProgress counted(
        PlayerProgress progress, String detail, String period, long atMillis) {
      if (progress.hasEarned(reward.id(), detail, period)) {
        return progress;
      }
      Earned earned = new Earned(reward.id(), detail, period, atMillis);
      if (events.times() == 1) {
        return progress.withEarned(earned);
      }
      long count = progress.count(owner, detail, period) + 1;
      return count >= events.times()
          ? progress.withoutTally(owner, detail, period).withEarned(earned)
          : progress.withTally(new Tally(owner, detail, period, count, atMillis));
    }

    /** What tells this reward from others of its kind; nothing where the event does not say. */
    private Optional<String> detailOf(GameEvent event) {
      return reward.perField().isEmpty()
          ? Optional.of("")
          : event
              .payload()
              .get(reward.perField().get())
              .filter(value -> !(value instanceof Double)) // 0.1 + 0.2 would name no reward
              .map(Object::toString)
              .filter(text -> !text.isEmpty() && text.length() <= FieldSpec.TEXT_LENGTH_MAX);
    }
  }
}
