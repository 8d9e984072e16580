package dev.liveops.domain.progression;

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
}
