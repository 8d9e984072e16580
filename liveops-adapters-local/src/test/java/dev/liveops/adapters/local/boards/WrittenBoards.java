package dev.liveops.adapters.local.boards;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.ranking.PageImage;
import dev.liveops.ports.ranking.BoardWindow;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What would be in the tables if all that boards ever changed were written now. */
record WrittenBoards(BoardChanges changes, Map<GameId, List<PlayerId>> ids)
    implements StoredBoards {

  /** Of boards that nobody has drained yet. */
  static WrittenBoards of(RankedBoards boards, GameId game) {
    BoardChanges changes = boards.drainChanges();
    return new WrittenBoards(
        changes, Map.of(game, boards.playerIds(game, 0, changes.sizes().get(game))));
  }

  @Override
  public long position() {
    return changes.position();
  }

  @Override
  public void players(BiConsumer<GameId, PlayerId> consumer) {
    ids.forEach((game, players) -> players.forEach(player -> consumer.accept(game, player)));
  }

  @Override
  public void hidings(BiConsumer<PlayerKey, String> consumer) {
    changes
        .hidings()
        .forEach(
            (hiding, hides) -> {
              if (hides) {
                consumer.accept(hiding.player(), hiding.sanctionId());
              }
            });
  }

  @Override
  public List<WindowRow> windows() {
    return changes.windows();
  }

  @Override
  public List<PageImage> pages(BoardWindow boardWindow) {
    return changes.pages().entrySet().stream()
        .filter(entry -> entry.getKey().boardWindow().equals(boardWindow))
        .map(Map.Entry::getValue)
        .toList();
  }
}
