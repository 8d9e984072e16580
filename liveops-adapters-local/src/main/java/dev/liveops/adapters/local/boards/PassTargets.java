package dev.liveops.adapters.local.boards;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Contribution;
import dev.liveops.domain.ranking.Window;
import dev.liveops.ports.ranking.BoardWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the contributions of one pass to a game go: each window is looked up once. */
final class PassTargets {

  private final WindowShelf shelf;
  private final GameId game;
  private final Map<String, BoardDefinition> boards;
  // A handful: a pass touches few boards, and their windows change once a day.
  private final List<Target> targets = new ArrayList<>();

  private record Target(BoardDefinition board, List<Window> windows, List<RankedWindow> open) {

    boolean takes(Contribution contribution) {
      return windows.equals(contribution.windows()) && board.name().equals(contribution.board());
    }
  }

  PassTargets(WindowShelf shelf, GameId game, Map<String, BoardDefinition> boards) {
    this.shelf = shelf;
    this.game = game;
    this.boards = boards;
  }

  /** Has the windows of a contribution at hand; may read tables, so not under a lock. */
  void open(Contribution contribution) {
    for (Target target : targets) {
      if (target.takes(contribution)) {
        return;
      }
    }
    BoardDefinition board = boards.get(contribution.board());
    List<RankedWindow> open = new ArrayList<>();
    for (Window window : contribution.windows()) {
      open.add(shelf.open(new BoardWindow(game, board.name(), window.kind(), window.id()), board));
    }
    targets.add(new Target(board, contribution.windows(), open));
  }

  /** Lets a contribution count in its windows, which are open; under the write lock. */
  void apply(Contribution contribution, int ordinal) {
    for (Target target : targets) {
      if (target.takes(contribution)) {
        for (RankedWindow window : target.open()) {
          window.apply(target.board(), ordinal, contribution);
        }
        return;
      }
    }
    throw new IllegalStateException("the windows of a contribution were not opened");
  }

  /** Gives a new version to what changed; before the write lock is let go. */
  void publish() {
    for (Target target : targets) {
      for (RankedWindow window : target.open()) {
        if (window.isChanged()) {
          window.publish(shelf.nextVersion());
        }
      }
    }
  }
}
