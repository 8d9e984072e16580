package dev.liveops.usecases.ranking;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.ranking.Ranked;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.domain.ranking.Window;
import dev.liveops.domain.ranking.WindowKind;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.RankIndex;
import dev.liveops.ports.ranking.StandingsStore;
import dev.liveops.usecases.Answer;
import dev.liveops.usecases.game.ActiveGame;
import dev.liveops.usecases.game.GameCatalog;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Shows where one player stands. Safe for use by many threads. */
public final class ReadStanding {

  private final GameCatalog catalog;
  private final RankIndex index;
  private final StandingsStore standings;
  private final InstantSource clock;

  /**
   * Reads ranks from {@code index}, and what hidden players have achieved from {@code standings}.
   */
  public ReadStanding(
      GameCatalog catalog, RankIndex index, StandingsStore standings, InstantSource clock) {
    this.catalog = catalog;
    this.index = index;
    this.standings = standings;
    this.clock = clock;
  }

  /**
   * The standings of a player in the windows under way. A player of whom nothing is known has none
   * of them.
   *
   * @param parameters by name: {@code board} (the game's first); others are not looked at
   * @return not found when there is no such game
   * @throws dev.liveops.ports.PortUnavailable when ranks cannot be read now
   */
  public Answer<PlayerStandings> read(
      GameId game, String playerId, Map<String, String> parameters) {
    Optional<ActiveGame> active = catalog.find(game);
    if (active.isEmpty()) {
      return new Answer.NotFound<>("game");
    }
    BoardQuestion question = new BoardQuestion(active.get(), parameters);
    Optional<PlayerId> player = question.player("player_id", playerId);
    if (player.isEmpty() || !question.faults().isEmpty()) {
      return new Answer.Invalid<>(question.faults());
    }
    long nowMillis = clock.millis();
    List<PlayerStandings.InWindow> windows = new ArrayList<>();
    for (WindowKind kind : question.kinds()) {
      Optional<Window> window = active.get().calendar().at(kind, nowMillis);
      windows.add(in(question, kind, window, player.get()));
    }
    return new Answer.Found<>(new PlayerStandings(player.get(), question.board(), windows));
  }

  private PlayerStandings.InWindow in(
      BoardQuestion question, WindowKind kind, Optional<Window> window, PlayerId player) {
    Optional<BoardWindow> boardWindow =
        window.map(of -> new BoardWindow(question.game(), question.board().name(), kind, of.id()));
    Optional<Ranked> ranked = boardWindow.flatMap(of -> index.find(of, player));
    Optional<Standing> standing =
        ranked.isPresent()
            ? ranked.map(ReadStanding::standing)
            : boardWindow.flatMap(of -> standings.standing(of, player));
    OptionalInt rank =
        ranked.isPresent() ? OptionalInt.of(ranked.get().rank()) : OptionalInt.empty();
    return new PlayerStandings.InWindow(kind, window, rank, standing);
  }

  static Standing standing(Ranked ranked) {
    return new Standing(
        ranked.score(), ranked.subscore(), ranked.metadata(), ranked.achievedAtMillis());
  }
}
