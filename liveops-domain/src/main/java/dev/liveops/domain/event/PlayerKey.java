package dev.liveops.domain.event;

/** A player of a game: what all state of players is kept under. */
public record PlayerKey(GameId game, PlayerId player) {

  /** The player who did {@code event}. */
  public static PlayerKey of(GameEvent event) {
    return new PlayerKey(event.game(), event.player());
  }
}
