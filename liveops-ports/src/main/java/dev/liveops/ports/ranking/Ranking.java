package dev.liveops.ports.ranking;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Contribution;
import java.util.List;
import java.util.Map;

/**
 * What one pass over cleared events does to the standings; all of it takes effect, or none.
 *
 * @param through the last position it handled
 * @param contributions by game, in order
 * @param boards by game, the boards that the contributions name
 * @param visibility what hides players from the ranks, or no longer does, in order
 */
public record Ranking(
    long through,
    Map<GameId, List<Contribution>> contributions,
    Map<GameId, List<BoardDefinition>> boards,
    List<Visibility> visibility) {

  /**
   * A sanction hides a player from every board and window of the game, or no longer does. A player
   * is hidden as long as any sanction says so.
   *
   * @param player whom it is about
   * @param sanctionId which sanction
   * @param hides true when it begins, false when it is gone
   */
  public record Visibility(PlayerKey player, String sanctionId, boolean hides) {}
}
