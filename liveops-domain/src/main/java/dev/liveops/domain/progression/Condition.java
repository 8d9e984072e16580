package dev.liveops.domain.progression;

import dev.liveops.domain.event.Payload;
import java.util.ArrayList;
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

    /** Whether an event of the type with this payload counts. */
    public boolean accepts(Payload payload) {
      for (Match match : matches) {
        if (!match.accepts(payload)) {
          return false;
        }
      }
      return true;
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
  record Match(String field, Optional<Object> equalTo, Optional<Double> min, Optional<Double> max) {

    /** Whether the field is there and within every bound; numbers are equal by value, 5 to 5.0. */
    public boolean accepts(Payload payload) {
      Object value = payload.get(field).orElse(null);
      return value != null
          && (equalTo.isEmpty() || same(equalTo.get(), value))
          && (min.isEmpty() || value instanceof Number least && least.doubleValue() >= min.get())
          && (max.isEmpty() || value instanceof Number most && most.doubleValue() <= max.get());
    }

    private static boolean same(Object expected, Object actual) {
      return expected.equals(actual)
          || expected instanceof Number a
              && actual instanceof Number b
              && a.getClass() != b.getClass()
              && a.doubleValue() == b.doubleValue();
    }

    /** The test in words, such as {@code tier >= 5}. */
    @Override
    public String toString() {
      List<String> bounds = new ArrayList<>();
      equalTo.ifPresent(value -> bounds.add(field + " = " + value));
      min.ifPresent(least -> bounds.add(field + " >= " + plain(least)));
      max.ifPresent(most -> bounds.add(field + " <= " + plain(most)));
      return bounds.isEmpty() ? field + " is present" : String.join(" and ", bounds);
    }

    private static String plain(double value) {
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }
  }
}
