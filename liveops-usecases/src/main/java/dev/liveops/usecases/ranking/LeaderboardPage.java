package dev.liveops.usecases.ranking;

import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Ranked;
import dev.liveops.domain.ranking.Window;
import dev.liveops.domain.ranking.WindowKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stretch of the ranks of a board in a window; all of it is of one moment.
 *
 * @param board the board; whether entries have a subscore and metadata, it tells
 * @param kind what sort of window
 * @param window the window; empty where no season is on
 * @param season the season that the window is, or lies in: for the window under way the season of
 *     now, for a past one that of its last instant; empty where no season is on
 * @param total how many players have a rank
 * @param rankings the players, best first
 * @param nextCursor asks for the page behind this one; empty on the last page, and around a player
 * @param updatedAtMillis when the ranks last changed, epoch milliseconds; empty when they never did
 * @param version rises with every change of the board in the window: equal versions, equal ranks
 */
public record LeaderboardPage(
    BoardDefinition board,
    WindowKind kind,
    Optional<Window> window,
    Optional<String> season,
    long total,
    List<Ranked> rankings,
    Optional<String> nextCursor,
    OptionalLong updatedAtMillis,
    long version) {
  /** Keeps its own copy. */
  public LeaderboardPage {
    rankings = List.copyOf(rankings);
  }
}
