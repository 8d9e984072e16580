package dev.liveops.domain.progression;

import java.util.List;
import java.util.Optional;

/** What a player must have done to unlock an achievement or to earn a reward. */
public sealed interface Condition {

  /** Reached a level. */
  record LevelReached(int level) implements Condition {}

  /** Unlocked an achievement. */
  record AchievementUnlocked(String achievement) implements Condition {}

  /** Had {@code times} events of a type cleared that match every one of {@code matches}. */
  record EventsMatched(String type, List<Match> matches, long times) implements Condition {
    /** Keeps its own copy. */
    public EventsMatched {
      matches = List.copyOf(matches);
      if (times < 1) {
        throw new IllegalArgumentException("times: expected 1 or more");
      }
    }
  }

  /**
   * A test of one payload field; every bound given must hold.
   *
   * @param field the field
   * @param equalTo the text, number or boolean it equals
   * @param min the least number
   * @param max the greatest number
   */
  record Match(
      String field, Optional<Object> equalTo, Optional<Double> min, Optional<Double> max) {}
}
