package dev.liveops.usecases.ranking;

import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Ranked;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.domain.ranking.Window;
import dev.liveops.domain.ranking.WindowKind;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a player has the rank they have.
 *
 * @param player who
 * @param board the board, with its operator, direction and ties
 * @param kind what sort of window
 * @param window the window; empty where no season is on
 * @param hidden whether a sanction hides the player from the ranks
 * @param rank empty for a player without a standing, and for a hidden one
 * @param total how many players have a rank
 * @param standing what the player achieved; empty for nothing
 * @param above the next better player; empty for the first, and for who has no rank
 * @param below the next player after; empty for the last, and for who has no rank
 */
public record RankExplanation(
    PlayerId player,
    BoardDefinition board,
    WindowKind kind,
    Optional<Window> window,
    boolean hidden,
    OptionalInt rank,
    long total,
    Optional<Standing> standing,
    Optional<Neighbour> above,
    Optional<Neighbour> below) {

  /**
   * A player next in the order.
   *
   * @param ranked who, where
   * @param decidedBy what puts one before the other
   * @param difference by how much: of score, of subscore or of time in milliseconds; 0 between
   *     player ids; stays at the end of the range
   */
  public record Neighbour(Ranked ranked, OrderRule decidedBy, long difference) {

    static Neighbour of(Ranked player, Ranked other) {
      if (player.score() != other.score()) {
        return new Neighbour(other, OrderRule.SCORE, difference(player.score(), other.score()));
      }
      if (player.subscore() != other.subscore()) {
        return new Neighbour(
            other, OrderRule.SUBSCORE, difference(player.subscore(), other.subscore()));
      }
      if (player.achievedAtMillis() != other.achievedAtMillis()) {
        return new Neighbour(
            other,
            OrderRule.ACHIEVED_AT,
            difference(player.achievedAtMillis(), other.achievedAtMillis()));
      }
      return new Neighbour(other, OrderRule.PLAYER_ID, 0);
    }

    private static long difference(long a, long b) {
      long difference = Math.max(a, b) - Math.min(a, b);
      return difference < 0 ? Long.MAX_VALUE : difference;
    }
  }

  /** What the order goes by, in this order. */
  public enum OrderRule {
    /** The score, in the board's direction. */
    SCORE("score"),
    /** What breaks ties of score, in the board's direction. */
    SUBSCORE("subscore"),
    /** Who was there first. */
    ACHIEVED_AT("achieved_at"),
    /** Nothing but the player's id. */
    PLAYER_ID("player_id");

    private final String label;

    OrderRule(String label) {
      this.label = label;
    }

    /** The word for it in answers to the outside. */
    public String label() {
      return label;
    }
  }
}
