package dev.liveops.usecases.audit;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.usecases.game.ActiveGame;
import dev.liveops.usecases.game.GameCatalog;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The versions of the games, as they change along the trail. For one thread. */
final class RefoldedGames {

  private final GameCatalog catalog;
  private final Differences differences;
  private final Map<GameId, InEffect> games = new HashMap<>();
  private final Map<GameId, Set<String>> boardNames = new HashMap<>();

  /**
   * A version and the one before it.
   *
   * @param boards by name
   */
  record InEffect(
      ActiveGame game, Map<String, BoardDefinition> boards, Optional<ActiveGame> before) {}

  RefoldedGames(GameCatalog catalog, Differences differences) {
    this.catalog = catalog;
    this.differences = differences;
  }

  void change(Fact.DefinitionChanged changed) {
    ActiveGame game;
    try {
      game = catalog.of(changed);
    } catch (IllegalStateException e) {
      differences.add(
          RefoldReport.Kind.DEFINITION,
          "version " + changed.version() + " of game " + changed.game(),
          "a definition",
          e.getMessage());
      return;
    }
    Map<String, BoardDefinition> boards = new HashMap<>();
    game.definition().boards().forEach(board -> boards.put(board.name(), board));
    Optional<ActiveGame> before = Optional.ofNullable(games.get(game.id())).map(InEffect::game);
    games.put(game.id(), new InEffect(game, boards, before));
    boardNames.computeIfAbsent(game.id(), id -> new LinkedHashSet<>()).addAll(boards.keySet());
  }

  /** What is in effect for a game here; empty before its first definition. */
  Optional<InEffect> find(GameId game) {
    return Optional.ofNullable(games.get(game));
  }

  /** The names of all boards that any version had, by game. */
  Map<GameId, Set<String>> boardNames() {
    return boardNames;
  }
}
