package dev.liveops.ports.ranking;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.ranking.Ranked;
import java.util.List;
import java.util.Optional;

/**
 * Who is where: the order of the standings, without the hidden. It can be rebuilt from the {@link
 * StandingsStore}. Safe for all threads; every answer is of one moment.
 */
public interface RankIndex {

  /**
   * A stretch of the order.
   *
   * @param version rises with every change of the board in the window; as long as the index is
   *     open, equal versions are equal answers
   * @param total how many players are in the order
   * @param updatedAtMillis when the order last changed, epoch milliseconds; 0 for never
   * @param ranked the players, best first
   */
  record Slice(long version, long total, long updatedAtMillis, List<Ranked> ranked) {
    /** Keeps its own copy. */
    public Slice {
      ranked = List.copyOf(ranked);
    }
  }

  /** The version that {@link #slice} would answer with; cheap. 0 when there is no such order. */
  long version(BoardWindow boardWindow);

  /**
   * The players at the places {@code offset} (0 is the best) to {@code offset + playersMax}; empty
   * beyond the end.
   */
  Slice slice(BoardWindow boardWindow, long offset, int playersMax);

  /**
   * The players around one: centred on that player where the edges allow, clamped to them where
   * not, and always including the player. Empty when the player is not in the order.
   */
  Slice around(BoardWindow boardWindow, PlayerId player, int playersMax);

  /** The player with rank and standing; empty when not in the order. */
  Optional<Ranked> find(BoardWindow boardWindow, PlayerId player);

  /** The windows of a board that have, or had, a standing: newest first within a kind. */
  List<BoardWindow> windows(GameId game, String board);
}
