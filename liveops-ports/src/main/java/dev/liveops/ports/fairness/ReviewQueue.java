package dev.liveops.ports.fairness;

import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameId;
import java.util.List;
import java.util.Optional;

/**
 * The events that wait for a reviewer. Written by {@link PlayerActivityStore#commit} alone. Safe
 * for all threads.
 */
public interface ReviewQueue {

  /** A waiting event; empty when it is not held, or was decided on. */
  Optional<HeldEvent> find(GameId game, EventId event);

  /** The waiting events of a game by position, beginning behind {@code afterPosition}. */
  List<HeldEvent> pending(GameId game, long afterPosition, int eventsMax);

  /** How many wait, in all games. */
  long size();
}
