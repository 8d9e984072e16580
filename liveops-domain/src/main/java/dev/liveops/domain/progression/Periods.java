package dev.liveops.domain.progression;

import dev.liveops.domain.ranking.Window;
import dev.liveops.domain.ranking.WindowCalendar;
import dev.liveops.domain.ranking.WindowKind;
import java.util.Optional;

/**
 * Which season or day an instant falls into, by the calendar of a game. Safe for use by many
 * threads.
 */
@FunctionalInterface
public interface Periods {

  /**
   * The id of the period of {@code scope} at {@code atMillis} (epoch milliseconds).
   *
   * @return a season's name such as {@code 2026-Q4}, a day such as {@code 2026-11-22}, or the empty
   *     text for {@link Reward.Scope#EVER}; nothing where the game has no season at that instant
   */
  Optional<String> idAt(Reward.Scope scope, long atMillis);

  /** The seasons and days of a game's calendar. */
  static Periods of(WindowCalendar calendar) {
    return (scope, atMillis) ->
        switch (scope) {
          case EVER -> Optional.of("");
          case SEASON -> calendar.at(WindowKind.SEASONAL, atMillis).map(Window::id);
          case DAY -> calendar.at(WindowKind.DAILY, atMillis).map(Window::id);
        };
  }
}
