package dev.liveops.testkit.simulation;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Contribution;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.domain.ranking.Window;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.Ranking;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything that a pass of ranking changes. Its maps are in order, so that every run is alike. */
final class StandingsState implements SimulatedStore.State<StandingsState> {

  private static final Comparator<BoardWindow> BY_NAME =
      Comparator.comparing((BoardWindow window) -> window.game().value())
          .thenComparing(BoardWindow::board)
          .thenComparing(BoardWindow::kind)
          .thenComparing(BoardWindow::windowId, Comparator.reverseOrder());

  long position;
  private long changes;
  final NavigableMap<BoardWindow, Board> boards = new TreeMap<>(BY_NAME);
  final Map<PlayerKey, TreeSet<String>> hidings = new HashMap<>();

  /** One board in one window. */
  static final class Board {
    BoardDefinition definition;
    long version;
    long updatedAtMillis;
    final NavigableMap<PlayerId, Standing> standings = new TreeMap<>();

    private Board(BoardDefinition definition) {
      this.definition = definition;
    }

    private Board copy() {
      Board copy = new Board(definition);
      copy.version = version;
      copy.updatedAtMillis = updatedAtMillis;
      copy.standings.putAll(standings);
      return copy;
    }
  }

  @Override
  public StandingsState copy() {
    StandingsState copy = new StandingsState();
    copy.position = position;
    copy.changes = changes;
    boards.forEach((window, board) -> copy.boards.put(window, board.copy()));
    hidings.forEach((player, ids) -> copy.hidings.put(player, new TreeSet<>(ids)));
    return copy;
  }

  void apply(Ranking ranking) {
    ranking
        .contributions()
        .forEach(
            (game, all) ->
                all.forEach(each -> merge(game, byName(ranking.boards().get(game)), each)));
    ranking.visibility().forEach(this::change);
    position = ranking.through();
  }

  private static Map<String, BoardDefinition> byName(List<BoardDefinition> definitions) {
    Map<String, BoardDefinition> byName = new HashMap<>();
    definitions.forEach(definition -> byName.put(definition.name(), definition));
    return byName;
  }

  private void merge(
      GameId game, Map<String, BoardDefinition> definitions, Contribution contribution) {
    BoardDefinition definition = definitions.get(contribution.board());
    for (Window each : contribution.windows()) {
      merge(
          new BoardWindow(game, definition.name(), each.kind(), each.id()),
          definition,
          contribution);
    }
  }

  private void merge(BoardWindow window, BoardDefinition definition, Contribution contribution) {
    Optional<Standing> now =
        Optional.ofNullable(boards.get(window))
            .map(board -> board.standings.get(contribution.player()));
    Optional<Standing> next =
        now.isPresent() ? definition.merge(now.get(), contribution) : definition.open(contribution);
    if (next.isPresent()) {
      Board board = boards.computeIfAbsent(window, unseen -> new Board(definition));
      board.standings.put(contribution.player(), next.get());
      board.version = ++changes;
      board.updatedAtMillis = Math.max(board.updatedAtMillis, contribution.atMillis());
    }
  }

  private void change(Ranking.Visibility change) {
    PlayerKey player = change.player();
    boolean wasHidden = hides(player);
    if (change.hides()) {
      hidings.computeIfAbsent(player, unseen -> new TreeSet<>()).add(change.sanctionId());
    } else if (wasHidden) {
      hidings.get(player).remove(change.sanctionId());
      hidings.values().removeIf(TreeSet::isEmpty);
    }
    if (hides(player) != wasHidden) {
      boards.forEach((window, board) -> reorder(player, window, board));
    }
  }

  private void reorder(PlayerKey player, BoardWindow window, Board board) {
    if (window.game().equals(player.game()) && board.standings.containsKey(player.player())) {
      board.version = ++changes;
    }
  }

  boolean hides(PlayerKey player) {
    return hidings.containsKey(player);
  }

  String fingerprint() {
    Map<String, String> lines = new TreeMap<>();
    boards.forEach((window, board) -> lines.put(window.toString(), board.standings.toString()));
    hidings.forEach((player, ids) -> lines.put(player.toString(), ids.toString()));
    return position + "\n" + lines;
  }
}
