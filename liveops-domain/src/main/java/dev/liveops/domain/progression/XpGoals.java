package dev.liveops.domain.progression;

import dev.liveops.domain.progression.AchievementState.Stage;
import dev.liveops.domain.progression.Condition.LevelReached;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happens at which experience: the achievements for levels, in the order they come up. */
final class XpGoals {

  /** At this experience the achievement reaches that stage. */
  record Goal(long xp, String achievement, Stage stage) {}

  private final List<Goal> goals;

  private XpGoals(List<Goal> goals) {
    this.goals = goals;
  }

  static XpGoals of(List<Achievement> achievements, LevelCurve curve) {
    List<Goal> goals = new ArrayList<>();
    for (Achievement achievement : achievements) {
      if (achievement.condition() instanceof LevelReached(int level)) {
        if (achievement.hidden()) {
          goals.add(goal(curve, level - 1, achievement, Stage.REVEALED));
        }
        goals.add(goal(curve, level, achievement, Stage.UNLOCKED));
      }
    }
    goals.removeIf(goal -> goal.xp() == Long.MAX_VALUE); // no experience ever reaches that level
    goals.sort(Comparator.comparingLong(Goal::xp));
    return new XpGoals(List.copyOf(goals));
  }

  private static Goal goal(LevelCurve curve, int level, Achievement achievement, Stage stage) {
    long xp = level <= 1 ? Long.MIN_VALUE : curve.xpOf(level);
    return new Goal(xp, achievement.id(), stage);
  }

  /** The goals up to {@code xp}, inclusive. */
  List<Goal> upTo(long xp) {
    return goals.subList(0, countUpTo(xp));
  }

  /** The goals beyond {@code before} and up to {@code after}, inclusive. */
  List<Goal> between(long before, long after) {
    return after <= before ? List.of() : goals.subList(countUpTo(before), countUpTo(after));
  }

  private int countUpTo(long xp) {
    int low = 0;
    int high = goals.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (goals.get(middle).xp() <= xp) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
