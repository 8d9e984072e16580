package dev.liveops.adapters.local.boards;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/** The players of all games. The caller locks. */
final class AllPlayers {

  private final Map<GameId, GamePlayers> games = new HashMap<>();
  private final long hashSeed;

  AllPlayers(long hashSeed) {
    this.hashSeed = hashSeed;
  }

  /** Those of a game, of which there may have been none; a change. */
  GamePlayers open(GameId game) {
    return games.computeIfAbsent(game, key -> new GamePlayers(hashSeed));
  }

  /** Those of a game that has some. */
  GamePlayers of(GameId game) {
    return Objects.requireNonNull(games.get(game), "a game with players");
  }

  OptionalInt ordinal(GameId game, PlayerId player) {
    GamePlayers players = games.get(game);
    return players == null ? OptionalInt.empty() : players.table().find(player);
  }

  Map<GameId, Integer> sizes() {
    Map<GameId, Integer> sizes = new HashMap<>();
    games.forEach((game, players) -> sizes.put(game, players.table().size()));
    return sizes;
  }
}
