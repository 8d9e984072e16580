package dev.liveops.usecases.ranking;

import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.domain.ranking.Window;
import dev.liveops.domain.ranking.WindowKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a player stands on a board, in each of its windows.
 *
 * @param board the board; whether standings have a subscore and metadata, it tells
 * @param windows the windows under way, from short to long
 */
public record PlayerStandings(PlayerId player, BoardDefinition board, List<InWindow> windows) {
  /** Keeps its own copy. */
  public PlayerStandings {
    windows = List.copyOf(windows);
  }

  /**
   * One window.
   *
   * @param window empty where no season is on
   * @param rank empty for a player without a standing, and for a hidden one
   * @param standing empty when the player has none
   */
  public record InWindow(
      WindowKind kind, Optional<Window> window, OptionalInt rank, Optional<Standing> standing) {}
}
