package dev.liveops.domain.progression;

import dev.liveops.domain.progression.ClaimDecision.Granted;
import dev.liveops.domain.progression.ClaimDecision.Missing;
import dev.liveops.domain.progression.ClaimDecision.NotEarned;
import dev.liveops.domain.progression.Condition.AchievementUnlocked;
import dev.liveops.domain.progression.Condition.EventsMatched;
import dev.liveops.domain.progression.Condition.LevelReached;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides on one claim of one reward. */
record Claims(LevelCurve levels, Periods periods, PlayerProgress progress, long nowMillis) {

  ClaimDecision decide(Reward reward, String claimedDetail) {
    String detail = reward.perField().isPresent() ? claimedDetail : "";
    return switch (reward.condition()) {
      case LevelReached(int level) -> {
        int actual = progress.level(levels);
        yield actual >= level
            ? lasting(reward)
            : missing("level", Integer.toString(level), Integer.toString(actual));
      }
      case AchievementUnlocked(String achievement) ->
          progress.unlocked(achievement)
              ? lasting(reward)
              : missing("achievement:" + achievement, "unlocked", "not unlocked");
      case EventsMatched events -> earnedByEvents(reward, events, detail);
    };
  }

  /**
   * A condition that holds from now on is met in every period, so it is claimed for the one under
   * way.
   */
  private ClaimDecision lasting(Reward reward) {
    Optional<String> period = periods.idAt(reward.scope(), nowMillis);
    return period.isPresent()
        ? granted(reward, "", period.get())
        : missing("season", "a season under way", "none");
  }

  private ClaimDecision earnedByEvents(Reward reward, EventsMatched events, String detail) {
    if (reward.perField().isPresent() && detail.isEmpty()) {
      return missing("detail:" + reward.perField().get(), "a value in the claim", "none");
    }
    Optional<String> period = periods.idAt(reward.scope(), nowMillis);
    if (period.isPresent() && progress.hasEarned(reward.id(), detail, period.get())) {
      return granted(reward, detail, period.get());
    }
    Optional<Earned> latest = progress.latestEarned(reward.id(), detail);
    if (latest.isPresent()) {
      return granted(reward, detail, latest.get().period());
    }
    long count =
        period.map(id -> progress.count(Trigger.OfReward.owner(reward), detail, id)).orElse(0L);
    return missing(
        "events:" + events.type(), expectation(reward, events, detail), Long.toString(count));
  }

  private static String expectation(Reward reward, EventsMatched events, String detail) {
    List<String> tests = new ArrayList<>();
    events.matches().forEach(match -> tests.add(match.toString()));
    reward.perField().ifPresent(field -> tests.add(field + " = " + detail));
    return events.times() + (tests.isEmpty() ? "" : " with " + String.join(" and ", tests));
  }

  private static ClaimDecision granted(Reward reward, String detail, String period) {
    return new Granted(reward.id(), detail, period, reward.itemFor(detail));
  }

  private static ClaimDecision missing(String condition, String expected, String actual) {
    return new NotEarned(List.of(new Missing(condition, expected, actual)));
  }
}
