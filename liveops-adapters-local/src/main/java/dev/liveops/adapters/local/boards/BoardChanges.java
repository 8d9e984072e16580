package dev.liveops.adapters.local.boards;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.ranking.PageImage;
import dev.liveops.ports.ranking.BoardWindow;
import java.util.List;
import java.util.Map;

/**
 * What changed on the boards since this was last asked, as of one position.
 *
 * @param position the position
 * @param sizes how many players every game has; players never go, and keep their ordinals
 * @param hidings sanctions that hide players: whether they still do
 * @param windows the windows that changed
 * @param pages the pages that changed
 */
public record BoardChanges(
    long position,
    Map<GameId, Integer> sizes,
    Map<Hiding, Boolean> hidings,
    List<StoredBoards.WindowRow> windows,
    Map<PageKey, PageImage> pages) {

  /** Names what hides a player. */
  public record Hiding(PlayerKey player, String sanctionId) {}

  /** Names a page. */
  public record PageKey(BoardWindow boardWindow, int page) {}
}
