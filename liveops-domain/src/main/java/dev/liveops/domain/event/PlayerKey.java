package dev.liveops.domain.event;

/**
 * A player of a game: what all state of players is kept under.
 *
 * <p>What is a key of hot maps has its equality written out, here as in its parts: the one that
 * comes with a record takes ten times as long until the JVM has compiled it to the end, which is
 * minutes for a quiet server.
 */
public record PlayerKey(GameId game, PlayerId player) {

  /** The player who did {@code event}. */
  public static PlayerKey of(GameEvent event) {
    return new PlayerKey(event.game(), event.player());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlayerKey that && player.equals(that.player) && game.equals(that.game);
  }

  @Override
  public int hashCode() {
    return 31 * game.hashCode() + player.hashCode();
  }
}
