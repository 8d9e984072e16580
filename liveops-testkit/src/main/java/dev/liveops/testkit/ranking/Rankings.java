package dev.liveops.testkit.ranking;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.event.Points;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Contribution;
import dev.liveops.domain.ranking.Direction;
import dev.liveops.domain.ranking.Operator;
import dev.liveops.domain.ranking.Ties;
import dev.liveops.domain.ranking.Window;
import dev.liveops.domain.ranking.WindowKind;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.Ranking;
import dev.liveops.testkit.event.Events;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Passes of ranking to test with: {@code Rankings.through(3).in(DAY).add(BOARD, "ada", 10).pass()}.
 */
public final class Rankings {

  /** A day. */
  public static final Window DAY = new Window(WindowKind.DAILY, "2026-11-22", 0, 1);

  /** The day after {@link #DAY}. */
  public static final Window NEXT_DAY = new Window(WindowKind.DAILY, "2026-11-23", 1, 2);

  /** All time. */
  public static final Window ALL =
      new Window(WindowKind.ALL_TIME, "all", Long.MIN_VALUE, Long.MAX_VALUE);

  /** A board that adds up points, highest first, every place of its own. */
  public static final BoardDefinition POINTS =
      board("points", Operator.SUM, Direction.DESCENDING, Ties.ORDINAL);

  private final long through;
  private GameId game = Events.GAME;
  private List<Window> windows = List.of(ALL);
  private long atMillis = 1;
  private final Map<GameId, List<Contribution>> contributions = new HashMap<>();
  private final Map<GameId, Map<String, BoardDefinition>> boards = new HashMap<>();
  private final List<Ranking.Visibility> visibility = new ArrayList<>();

  private Rankings(long through) {
    this.through = through;
  }

  /** A board of all windows. */
  public static BoardDefinition board(
      String name, Operator operator, Direction direction, Ties ties) {
    return new BoardDefinition(
        name,
        operator,
        direction,
        ties,
        Set.of(WindowKind.values()),
        Map.of("progression", new Points("delta_xp", 1)),
        Optional.empty(),
        Optional.empty());
  }

  /** A board of {@link Events#GAME} in a window. */
  public static BoardWindow of(BoardDefinition board, Window window) {
    return new BoardWindow(Events.GAME, board.name(), window.kind(), window.id());
  }

  /** A pass that handles everything up to {@code position}. */
  public static Rankings through(long position) {
    return new Rankings(position);
  }

  /** What is added from now on belongs to a game. */
  public Rankings in(GameId newGame) {
    game = newGame;
    return this;
  }

  /** What is added from now on belongs to these windows; to {@link #ALL} at first. */
  public Rankings in(Window... newWindows) {
    windows = List.of(newWindows);
    return this;
  }

  /** What is added from now on was received at an instant, epoch milliseconds. */
  public Rankings at(long newAtMillis) {
    atMillis = newAtMillis;
    return this;
  }

  /** Adds what an event of a player is worth on a board. */
  public Rankings add(BoardDefinition board, String player, long value) {
    return add(board, player, value, 0, Optional.empty());
  }

  /** Adds what an event of a player is worth on a board, with what travels with it. */
  public Rankings add(
      BoardDefinition board, String player, long value, long subscore, Optional<String> metadata) {
    boards.computeIfAbsent(game, key -> new LinkedHashMap<>()).put(board.name(), board);
    contributions
        .computeIfAbsent(game, key -> new ArrayList<>())
        .add(
            new Contribution(
                board.name(), windows, new PlayerId(player), value, subscore, metadata, atMillis));
    return this;
  }

  /** Hides a player because of a sanction. */
  public Rankings hide(String player, String sanctionId) {
    visibility.add(
        new Ranking.Visibility(new PlayerKey(game, new PlayerId(player)), sanctionId, true));
    return this;
  }

  /** Tells that a sanction hides a player no longer. */
  public Rankings show(String player, String sanctionId) {
    visibility.add(
        new Ranking.Visibility(new PlayerKey(game, new PlayerId(player)), sanctionId, false));
    return this;
  }

  /** The pass. */
  public Ranking pass() {
    Map<GameId, List<BoardDefinition>> named = new HashMap<>();
    boards.forEach((key, byName) -> named.put(key, List.copyOf(byName.values())));
    return new Ranking(through, contributions, named, visibility);
  }
}
