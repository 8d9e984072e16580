package dev.liveops.usecases.audit;

import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Contribution;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.domain.ranking.Window;
import dev.liveops.domain.ranking.WindowKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The standings of one board in all of its windows, as they follow from the trail. For one thread.
 */
final class RefoldedBoard {

  private final Map<WindowName, Map<PlayerId, Standing>> windows = new HashMap<>();
  // By kind, the window of the last contribution: almost always the window of the next one as well.
  private final OpenWindow[] latest = new OpenWindow[WindowKind.values().length];

  /** What tells one window from another, also when the definition of its bounds changed. */
  record WindowName(WindowKind kind, String id) {}

  private record OpenWindow(Window window, Map<PlayerId, Standing> standings) {}

  void merge(BoardDefinition board, Contribution contribution) {
    for (Window window : contribution.windows()) {
      in(window).compute(contribution.player(), (player, now) -> next(board, now, contribution));
    }
  }

  /** The standing after a contribution; null for none, as {@link Map#compute} has it. */
  private static Standing next(BoardDefinition board, Standing now, Contribution contribution) {
    Optional<Standing> next =
        now == null ? board.open(contribution) : board.merge(now, contribution);
    return next.orElse(now);
  }

  private Map<PlayerId, Standing> in(Window window) {
    OpenWindow open = latest[window.kind().ordinal()];
    if (open == null || !open.window().equals(window)) {
      WindowName name = new WindowName(window.kind(), window.id());
      open = new OpenWindow(window, windows.computeIfAbsent(name, unseen -> new HashMap<>()));
      latest[window.kind().ordinal()] = open;
    }
    return open.standings();
  }

  Map<WindowName, Map<PlayerId, Standing>> windows() {
    return windows;
  }
}
