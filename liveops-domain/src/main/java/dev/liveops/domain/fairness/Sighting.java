package dev.liveops.domain.fairness;

import dev.liveops.domain.event.GameEvent;
import java.util.Objects;

/**
 * An event together with everything the rules may look at to judge it.
 *
 * @param event the event; its receive instant is the time of the judgement
 * @param points what it is worth
 * @param activity what is remembered of the player, before this event
 * @param population what events of this type are usually worth in this game, before this event;
 *     only read
 * @param sanctions the measures against the player
 */
public record Sighting(
    GameEvent event,
    long points,
    PlayerActivity activity,
    Population population,
    Sanctions sanctions) {

  /** Checks that nothing is missing. */
  public Sighting {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(activity, "activity");
    Objects.requireNonNull(population, "population");
    Objects.requireNonNull(sanctions, "sanctions");
  }

  /** When the event was received, epoch milliseconds. */
  public long atMillis() {
    return event.receivedAtMillis();
  }
}
