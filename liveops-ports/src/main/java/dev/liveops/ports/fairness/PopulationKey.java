package dev.liveops.ports.fairness;

import dev.liveops.domain.event.GameId;

/** A population is kept for each type of event of a game. */
public record PopulationKey(GameId game, String eventType) {
  @Override
  public boolean equals(Object other) {
    return other instanceof PopulationKey that
        && eventType.equals(that.eventType)
        && game.equals(that.game);
  }

  @Override
  public int hashCode() {
    return 31 * game.hashCode() + eventType.hashCode();
  }
}
