package dev.liveops.usecases.event;

import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;

/**
 * A well-formed event as its sender wrote it, before it is accepted.
 *
 * @param type an event type of the game
 * @param player who did it
 * @param claimedAtMillis when the sender says it happened, epoch milliseconds
 * @param payload what it says, in keeping with its type
 */
public record EventDraft(String type, PlayerId player, long claimedAtMillis, Payload payload) {

  /** The event that it becomes. */
  public GameEvent toEvent(EventId id, GameId game, long receivedAtMillis) {
    return new GameEvent(id, game, player, type, claimedAtMillis, receivedAtMillis, payload);
  }
}
