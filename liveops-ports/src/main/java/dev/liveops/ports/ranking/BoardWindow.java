package dev.liveops.ports.ranking;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.ranking.WindowKind;

/** One board in one window of a game. */
public record BoardWindow(GameId game, String board, WindowKind kind, String windowId) {
  @Override
  public boolean equals(Object other) {
    return other instanceof BoardWindow that
        && windowId.equals(that.windowId)
        && kind == that.kind
        && board.equals(that.board)
        && game.equals(that.game);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * game.hashCode() + board.hashCode()) + kind.ordinal())
        + windowId.hashCode();
  }
}
