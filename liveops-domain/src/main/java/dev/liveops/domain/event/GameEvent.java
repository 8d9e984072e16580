package dev.liveops.domain.event;

import java.util.Objects;

/**
 * Something a player did, as a game client or server reported it and the gateway accepted it.
 *
 * @param id the identity of the event
 * @param game the game it belongs to
 * @param player who did it
 * @param type the name of its type in the game's definition
 * @param claimedAtMillis when the reporter says it happened, epoch milliseconds: a claim, not a
 *     fact
 * @param receivedAtMillis when the gateway accepted it, epoch milliseconds; windows go by this
 * @param payload what it says
 */
public record GameEvent(
    EventId id,
    GameId game,
    PlayerId player,
    String type,
    long claimedAtMillis,
    long receivedAtMillis,
    Payload payload) {

  /** Checks that nothing is missing. */
  public GameEvent {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(game, "game");
    Objects.requireNonNull(player, "player");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(payload, "payload");
  }
}
