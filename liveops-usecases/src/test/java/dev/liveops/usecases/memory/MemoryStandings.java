package dev.liveops.usecases.memory;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Contribution;
import dev.liveops.domain.ranking.Direction;
import dev.liveops.domain.ranking.Ranked;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.domain.ranking.Ties;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.RankIndex;
import dev.liveops.ports.ranking.Ranking;
import dev.liveops.ports.ranking.StandingsStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Standings in maps, ranked by sorting them anew for every question. Knows ordinal ties only. */
public final class MemoryStandings implements StandingsStore, RankIndex {

  private State state = new State();
  private int commits;
  private int unreachableFor;

  /** Everything that a commit changes. */
  private static final class State {
    private long position;
    private long changes;
    private final Map<BoardWindow, TreeMap<PlayerId, Standing>> standings = new HashMap<>();
    private final Map<BoardWindow, Direction> directions = new HashMap<>();
    private final Map<BoardWindow, Long> versions = new HashMap<>();
    private final Map<BoardWindow, Long> updated = new HashMap<>();
    private final Map<PlayerKey, TreeSet<String>> hidings = new HashMap<>();

    State copy() {
      State copy = new State();
      copy.position = position;
      copy.changes = changes;
      standings.forEach((window, players) -> copy.standings.put(window, new TreeMap<>(players)));
      copy.directions.putAll(directions);
      copy.versions.putAll(versions);
      copy.updated.putAll(updated);
      hidings.forEach((player, ids) -> copy.hidings.put(player, new TreeSet<>(ids)));
      return copy;
    }
  }

  /** A state to go back to. */
  public record Checkpoint(Object state) {}

  public synchronized Checkpoint checkpoint() {
    return new Checkpoint(state.copy());
  }

  public synchronized void crashBackTo(Checkpoint checkpoint) {
    state = ((State) checkpoint.state()).copy();
  }

  /** The next so many commits fail. */
  public synchronized void beUnreachableFor(int commitsFailing) {
    unreachableFor = commitsFailing;
  }

  /** How many commits took effect. */
  public synchronized int commits() {
    return commits;
  }

  /** Changes what is stored behind everybody's back. */
  public synchronized void falsify(BoardWindow window, PlayerId player, Optional<Standing> to) {
    Map<PlayerId, Standing> players = state.standings.get(window);
    if (to.isPresent()) {
      players.put(player, to.get());
    } else {
      players.remove(player);
    }
  }

  /** Everything there is, in a form to compare. */
  public synchronized String fingerprint() {
    Map<String, String> lines = new TreeMap<>();
    state.standings.forEach((window, players) -> lines.put(window.toString(), players.toString()));
    state.hidings.forEach((player, ids) -> lines.put(player.toString(), ids.toString()));
    return state.position + "\n" + lines;
  }

  @Override
  public synchronized long position() {
    return state.position;
  }

  @Override
  public synchronized void commit(Ranking ranking) {
    if (unreachableFor > 0) {
      unreachableFor--;
      throw new PortUnavailable("no connection");
    }
    if (ranking.through() <= state.position) {
      return;
    }
    commits++;
    ranking
        .contributions()
        .forEach(
            (game, all) ->
                all.forEach(each -> merge(game, boards(ranking.boards().get(game)), each)));
    ranking.visibility().forEach(this::change);
    state.position = ranking.through();
  }

  private static Map<String, BoardDefinition> boards(List<BoardDefinition> boards) {
    Map<String, BoardDefinition> byName = new HashMap<>();
    boards.forEach(board -> byName.put(board.name(), board));
    return byName;
  }

  private void merge(GameId game, Map<String, BoardDefinition> boards, Contribution contribution) {
    BoardDefinition board = boards.get(contribution.board());
    if (board.ties() != Ties.ORDINAL) {
      throw new UnsupportedOperationException("ordinal ties only");
    }
    BoardWindow window =
        new BoardWindow(
            game, board.name(), contribution.window().kind(), contribution.window().id());
    Map<PlayerId, Standing> players =
        state.standings.computeIfAbsent(window, unseen -> new TreeMap<>());
    state.directions.putIfAbsent(window, board.direction());
    Standing now = players.get(contribution.player());
    (now == null ? board.open(contribution) : board.merge(now, contribution))
        .ifPresent(
            next -> {
              players.put(contribution.player(), next);
              state.versions.put(window, ++state.changes);
              state.updated.merge(window, contribution.atMillis(), Math::max);
            });
  }

  private void change(Ranking.Visibility change) {
    if (change.hides()) {
      state.hidings.computeIfAbsent(change.player(), p -> new TreeSet<>()).add(change.sanctionId());
    } else if (state.hidings.containsKey(change.player())) {
      state.hidings.get(change.player()).remove(change.sanctionId());
      state.hidings.values().removeIf(TreeSet::isEmpty);
    }
    state.versions.replaceAll((window, version) -> ++state.changes);
  }

  @Override
  public synchronized Optional<Standing> standing(BoardWindow window, PlayerId player) {
    return Optional.ofNullable(state.standings.get(window)).map(players -> players.get(player));
  }

  @Override
  public synchronized boolean hidden(PlayerKey player) {
    return state.hidings.containsKey(player);
  }

  @Override
  public synchronized void forEach(BoardWindow window, BiConsumer<PlayerId, Standing> consumer) {
    state.standings.getOrDefault(window, new TreeMap<>()).forEach(consumer);
  }

  @Override
  public synchronized long version(BoardWindow window) {
    return state.versions.getOrDefault(window, 0L);
  }

  @Override
  public synchronized Slice slice(BoardWindow window, long offset, int playersMax) {
    List<Ranked> order = order(window);
    int from = (int) Math.min(offset, order.size());
    return slice(window, order, from, playersMax);
  }

  @Override
  public synchronized Slice around(BoardWindow window, PlayerId player, int playersMax) {
    List<Ranked> order = order(window);
    Optional<Ranked> found = find(window, player);
    if (found.isEmpty()) {
      return slice(window, order, order.size(), 0);
    }
    int centred = found.get().rank() - 1 - playersMax / 2;
    int from = Math.max(0, Math.min(centred, order.size() - playersMax));
    return slice(window, order, from, playersMax);
  }

  private Slice slice(BoardWindow window, List<Ranked> order, int from, int playersMax) {
    int to = Math.min(order.size(), from + playersMax);
    return new Slice(
        version(window),
        order.size(),
        state.updated.getOrDefault(window, 0L),
        order.subList(from, to));
  }

  @Override
  public synchronized Optional<Ranked> find(BoardWindow window, PlayerId player) {
    return order(window).stream().filter(ranked -> ranked.player().equals(player)).findFirst();
  }

  @Override
  public synchronized List<BoardWindow> windows(GameId game, String board) {
    return state.standings.keySet().stream()
        .filter(window -> window.game().equals(game) && window.board().equals(board))
        .sorted(
            Comparator.comparing(BoardWindow::kind)
                .thenComparing(BoardWindow::windowId, Comparator.reverseOrder()))
        .toList();
  }

  private List<Ranked> order(BoardWindow window) {
    Direction direction = state.directions.getOrDefault(window, Direction.DESCENDING);
    Comparator<Map.Entry<PlayerId, Standing>> order =
        Comparator.<Map.Entry<PlayerId, Standing>, Long>comparing(
                entry -> entry.getValue().score(), direction::compare)
            .thenComparing(entry -> entry.getValue().subscore(), direction::compare)
            .thenComparing(entry -> entry.getValue().achievedAtMillis())
            .thenComparing(Map.Entry::getKey);
    List<Ranked> ranked = new ArrayList<>();
    state.standings.getOrDefault(window, new TreeMap<>()).entrySet().stream()
        .filter(entry -> !hidden(new PlayerKey(window.game(), entry.getKey())))
        .sorted(order)
        .forEach(
            entry ->
                ranked.add(
                    new Ranked(
                        ranked.size() + 1,
                        entry.getKey(),
                        entry.getValue().score(),
                        entry.getValue().subscore(),
                        entry.getValue().achievedAtMillis(),
                        entry.getValue().metadata())));
    return ranked;
  }
}
