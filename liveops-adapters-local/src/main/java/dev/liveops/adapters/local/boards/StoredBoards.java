package dev.liveops.adapters.local.boards;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.ranking.Direction;
import dev.liveops.domain.ranking.PageImage;
import dev.liveops.domain.ranking.Ties;
import dev.liveops.ports.ranking.BoardWindow;
import java.util.List;
import java.util.function.BiConsumer;

/** What was written of standings, to begin with. Called outside any lock. */
public interface StoredBoards {

  /** How a board orders a window, and when that order last changed, epoch milliseconds. */
  record WindowRow(BoardWindow boardWindow, Direction direction, Ties ties, long updatedAtMillis) {}

  /** Nothing was written, and nothing will be. */
  StoredBoards NONE =
      new StoredBoards() {
        @Override
        public long position() {
          return 0;
        }

        @Override
        public void players(BiConsumer<GameId, PlayerId> consumer) {}

        @Override
        public void hidings(BiConsumer<PlayerKey, String> consumer) {}

        @Override
        public List<WindowRow> windows() {
          return List.of();
        }

        @Override
        public List<PageImage> pages(BoardWindow boardWindow) {
          return List.of();
        }
      };

  /** The position it goes to. */
  long position();

  /** Every player, those of a game in the order of their ordinals. */
  void players(BiConsumer<GameId, PlayerId> consumer);

  /** Every sanction that hides a player. */
  void hidings(BiConsumer<PlayerKey, String> consumer);

  /** Every window that has a standing. */
  List<WindowRow> windows();

  /** The pages of a window. */
  List<PageImage> pages(BoardWindow boardWindow);
}
