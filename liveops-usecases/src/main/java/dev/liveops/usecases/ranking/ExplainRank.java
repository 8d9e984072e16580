package dev.liveops.usecases.ranking;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.ranking.Ranked;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.domain.ranking.Window;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.RankIndex;
import dev.liveops.ports.ranking.StandingsStore;
import dev.liveops.usecases.Answer;
import dev.liveops.usecases.game.ActiveGame;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.ranking.RankExplanation.Neighbour;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Explains why a player has the rank they have. Safe for use by many threads. */
public final class ExplainRank {

  private final GameCatalog catalog;
  private final RankIndex index;
  private final StandingsStore standings;
  private final InstantSource clock;

  /** Reads ranks from {@code index}, and the rest from {@code standings}. */
  public ExplainRank(
      GameCatalog catalog, RankIndex index, StandingsStore standings, InstantSource clock) {
    this.catalog = catalog;
    this.index = index;
    this.standings = standings;
    this.clock = clock;
  }

  /**
   * The explanation of a rank, or of why there is none.
   *
   * @param parameters by name: {@code board} (the game's first), {@code window} (weekly), {@code
   *     window_id} or {@code season} (the one under way); others are not looked at
   * @return not found when there is no such game
   * @throws dev.liveops.ports.PortUnavailable when ranks cannot be read now
   */
  public Answer<RankExplanation> explain(
      GameId game, String playerId, Map<String, String> parameters) {
    Optional<ActiveGame> active = catalog.find(game);
    if (active.isEmpty()) {
      return new Answer.NotFound<>("game");
    }
    BoardQuestion question = new BoardQuestion(active.get(), parameters);
    Optional<Window> window = question.window(clock.millis());
    Optional<PlayerId> player = question.player("player_id", playerId);
    if (player.isEmpty() || !question.faults().isEmpty()) {
      return new Answer.Invalid<>(question.faults());
    }
    return new Answer.Found<>(explained(question, window, player.get()));
  }

  private RankExplanation explained(
      BoardQuestion question, Optional<Window> window, PlayerId player) {
    Optional<BoardWindow> boardWindow = window.map(of -> question.in(of.id()));
    Optional<RankIndex.Slice> slice = boardWindow.map(of -> near(of, player));
    List<Ranked> near = slice.map(RankIndex.Slice::ranked).orElse(List.of());
    int at = 0;
    while (at < near.size() && !near.get(at).player().equals(player)) {
      at++;
    }
    Optional<Ranked> ranked = get(near, at);
    Optional<Standing> standing =
        ranked.isPresent()
            ? ranked.map(ReadStanding::standing)
            : boardWindow.flatMap(of -> standings.standing(of, player));
    return new RankExplanation(
        player,
        question.board(),
        question.kind(),
        window,
        standings.hidden(new PlayerKey(question.game(), player)),
        ranked.isPresent() ? OptionalInt.of(ranked.get().rank()) : OptionalInt.empty(),
        slice.map(RankIndex.Slice::total).orElse(0L),
        standing,
        neighbour(ranked, get(near, at - 1)),
        neighbour(ranked, get(near, at + 1)));
  }

  /** Three players with this one in the middle, or at an end of the three where the order ends. */
  private RankIndex.Slice near(BoardWindow boardWindow, PlayerId player) {
    RankIndex.Slice slice = index.around(boardWindow, player, 3);
    return slice.ranked().isEmpty() ? index.slice(boardWindow, 0, 1) : slice;
  }

  private static Optional<Ranked> get(List<Ranked> near, int at) {
    return at >= 0 && at < near.size() ? Optional.of(near.get(at)) : Optional.empty();
  }

  private static Optional<Neighbour> neighbour(Optional<Ranked> player, Optional<Ranked> other) {
    return player.flatMap(of -> other.map(next -> Neighbour.of(of, next)));
  }
}
