package dev.liveops.testkit.simulation;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Direction;
import dev.liveops.domain.ranking.Ranked;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.RankIndex;
import dev.liveops.ports.ranking.Ranking;
import dev.liveops.ports.ranking.StandingsStore;
import dev.liveops.testkit.simulation.StandingsState.Board;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Standings in maps, ranked by sorting them anew for every question. */
public final class SimulatedStandings extends SimulatedStore<StandingsState>
    implements StandingsStore, RankIndex {

  private int commits;

  /** Nobody, and nothing goes wrong by itself. */
  public SimulatedStandings() {
    this(Faults.NONE);
  }

  /** Nobody. */
  public SimulatedStandings(Faults faults) {
    super("standings", faults, new StandingsState());
  }

  /** How many commits took effect. */
  public synchronized int commits() {
    return commits;
  }

  /** Changes what is stored behind everybody's back. */
  public synchronized void falsify(BoardWindow window, PlayerId player, Optional<Standing> to) {
    Map<PlayerId, Standing> standings = state.boards.get(window).standings;
    standings.remove(player);
    to.ifPresent(standing -> standings.put(player, standing));
  }

  /** Everything there is, in a form to compare. */
  public synchronized String fingerprint() {
    return state.fingerprint();
  }

  @Override
  public synchronized long position() {
    return state.position;
  }

  @Override
  public synchronized void commit(Ranking ranking) {
    write("commit");
    if (ranking.through() > state.position) {
      commits++;
      state.apply(ranking);
    }
    done("commit");
  }

  @Override
  public synchronized Optional<Standing> standing(BoardWindow window, PlayerId player) {
    return board(window).map(board -> board.standings.get(player));
  }

  private Optional<Board> board(BoardWindow window) {
    return Optional.ofNullable(state.boards.get(window));
  }

  @Override
  public synchronized boolean hidden(PlayerKey player) {
    return state.hides(player);
  }

  @Override
  public void forEach(BoardWindow window, BiConsumer<PlayerId, Standing> consumer) {
    List<Map.Entry<PlayerId, Standing>> all = new ArrayList<>();
    synchronized (this) {
      board(window).ifPresent(board -> board.standings.forEach((p, s) -> all.add(Map.entry(p, s))));
    }
    all.forEach(entry -> consumer.accept(entry.getKey(), entry.getValue()));
  }

  @Override
  public synchronized long version(BoardWindow window) {
    return board(window).map(board -> board.version).orElse(0L);
  }

  @Override
  public synchronized Slice slice(BoardWindow window, long offset, int playersMax) {
    List<Ranked> order = order(window);
    return slice(window, order, (int) Math.min(offset, order.size()), playersMax);
  }

  @Override
  public synchronized Slice around(BoardWindow window, PlayerId player, int playersMax) {
    List<Ranked> order = order(window);
    int place = order.stream().map(Ranked::player).toList().indexOf(player);
    if (place < 0) {
      return slice(window, order, order.size(), 0);
    }
    int from = Math.max(0, Math.min(place - playersMax / 2, order.size() - playersMax));
    return slice(window, order, from, playersMax);
  }

  private Slice slice(BoardWindow window, List<Ranked> order, int from, int playersMax) {
    int to = Math.min(order.size(), from + playersMax);
    return new Slice(
        version(window),
        order.size(),
        board(window).map(board -> board.updatedAtMillis).orElse(0L),
        order.subList(from, to));
  }

  @Override
  public synchronized Optional<Ranked> find(BoardWindow window, PlayerId player) {
    return order(window).stream().filter(ranked -> ranked.player().equals(player)).findFirst();
  }

  @Override
  public synchronized List<BoardWindow> windows(GameId game, String board) {
    return state.boards.keySet().stream()
        .filter(window -> window.game().equals(game) && window.board().equals(board))
        .toList();
  }

  private List<Ranked> order(BoardWindow window) {
    List<Ranked> ranked = new ArrayList<>();
    board(window).ifPresent(board -> rank(window.game(), board, ranked));
    return ranked;
  }

  private void rank(GameId game, Board board, List<Ranked> ranked) {
    Direction direction = board.definition.direction();
    Comparator<Map.Entry<PlayerId, Standing>> byRun =
        Comparator.<Map.Entry<PlayerId, Standing>, Long>comparing(
                entry -> entry.getValue().score(), direction::compare)
            .thenComparing(entry -> entry.getValue().subscore(), direction::compare);
    List<Map.Entry<PlayerId, Standing>> order = new ArrayList<>(board.standings.entrySet());
    order.removeIf(entry -> state.hides(new PlayerKey(game, entry.getKey())));
    order.sort(
        byRun
            .thenComparing(entry -> entry.getValue().achievedAtMillis())
            .thenComparing(Map.Entry::getKey));
    for (int place = 0; place < order.size(); place++) {
      boolean tied = place > 0 && byRun.compare(order.get(place - 1), order.get(place)) == 0;
      int rank = rank(board.definition, ranked, tied);
      Standing standing = order.get(place).getValue();
      ranked.add(
          new Ranked(
              rank,
              order.get(place).getKey(),
              standing.score(),
              standing.subscore(),
              standing.achievedAtMillis(),
              standing.metadata()));
    }
  }

  private static int rank(BoardDefinition definition, List<Ranked> before, boolean tied) {
    int place = before.size() + 1;
    if (before.isEmpty()) {
      return place;
    }
    int last = before.getLast().rank();
    return switch (definition.ties()) {
      case ORDINAL -> place;
      case COMPETITION -> tied ? last : place;
      case DENSE -> tied ? last : last + 1;
    };
  }
}
