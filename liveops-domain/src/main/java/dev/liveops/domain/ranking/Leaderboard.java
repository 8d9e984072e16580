package dev.liveops.domain.ranking;

import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.PlayerId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The boards of a game, in the memory of whoever embeds them.
 *
 * <pre>{@code
 * var ranks = new Leaderboard(game.boards(), new WindowCalendar(game.zone(), game.seasons()));
 * ranks.record(event);
 * ranks.top("points", WindowKind.WEEKLY, nowMillis, 10);
 * }</pre>
 *
 * <p>Keeps every window that an event fell into until {@link #forgetEndedBefore}. Counts every
 * event it is given: telling a repeated event is up to the caller. Safe for use by several threads.
 */
public final class Leaderboard {

  /** The most entries that one call returns. */
  public static final int LIMIT_MAX = 1000;

  private final Map<String, BoardDefinition> boards = new LinkedHashMap<>();
  private final WindowCalendar calendar;
  private final Contributions contributions;
  private final PlayerTable players = new PlayerTable();
  private final BitSet hidden = new BitSet();
  private final Map<Key, RankedSet> sets = new HashMap<>();

  private record Key(String board, Window window) {}

  /** Boards without a standing. */
  public Leaderboard(List<BoardDefinition> boards, WindowCalendar calendar) {
    boards.forEach(board -> this.boards.put(board.name(), board));
    this.calendar = calendar;
    this.contributions = new Contributions(boards, calendar);
  }

  /** Lets an event count on every board and in every window it touches. */
  public synchronized void record(GameEvent event) {
    List<Contribution> touched = contributions.of(event);
    if (!touched.isEmpty()) {
      int ordinal = players.add(event.player());
      touched.forEach(contribution -> apply(contribution, ordinal));
    }
  }

  private void apply(Contribution contribution, int ordinal) {
    for (Window window : contribution.windows()) {
      sets.computeIfAbsent(new Key(contribution.board(), window), key -> emptySet(key.board()))
          .apply(boards.get(contribution.board()), ordinal, contribution);
    }
  }

  private RankedSet emptySet(String board) {
    BoardDefinition definition = boards.get(board);
    RankedSet set = new RankedSet(definition.direction(), definition.ties(), players::compare);
    hidden.stream().forEach(set::hide);
    return set;
  }

  /**
   * The first {@code limit} players of a board in the window that {@code atMillis} falls into;
   * empty when there are none, or no season is on.
   *
   * @param limit 1 to {@link #LIMIT_MAX}
   * @throws IllegalArgumentException when the game has no such board, or not for such windows, or
   *     the limit is out of range; so does every method here that takes these
   */
  public synchronized List<Ranked> top(String board, WindowKind kind, long atMillis, int limit) {
    checkLimit(limit);
    return set(board, kind, atMillis).map(set -> page(set, 1, limit)).orElse(List.of());
  }

  /**
   * The players around {@code player}, who is in the middle, or as near to it as the ends of the
   * board allow; empty when the player has no rank there.
   */
  public synchronized List<Ranked> around(
      String board, WindowKind kind, long atMillis, PlayerId player, int limit) {
    checkLimit(limit);
    var set = set(board, kind, atMillis);
    var ordinal = players.find(player);
    if (set.isEmpty() || ordinal.isEmpty()) {
      return List.of();
    }
    var first = set.get().firstAround(ordinal.getAsInt(), limit);
    return first.isEmpty() ? List.of() : page(set.get(), first.getAsInt(), limit);
  }

  /** Where a player stands; empty when the player has no rank there. */
  public synchronized Optional<Ranked> rank(
      String board, WindowKind kind, long atMillis, PlayerId player) {
    var set = set(board, kind, atMillis);
    var ordinal = players.find(player);
    if (set.isEmpty() || ordinal.isEmpty()) {
      return Optional.empty();
    }
    var rank = set.get().rank(ordinal.getAsInt());
    return rank.isEmpty()
        ? Optional.empty()
        : Optional.of(ranked(set.get(), rank.getAsInt(), ordinal.getAsInt()));
  }

  /** How many players have a rank on a board in a window. */
  public synchronized int total(String board, WindowKind kind, long atMillis) {
    return set(board, kind, atMillis).map(RankedSet::size).orElse(0);
  }

  /**
   * Takes a player out of all ranks and totals, until {@link #show}; results go on counting unseen.
   */
  public synchronized void hide(PlayerId player) {
    int ordinal = players.add(player);
    hidden.set(ordinal);
    sets.values().forEach(set -> set.hide(ordinal));
  }

  /** Takes back {@link #hide}. */
  public synchronized void show(PlayerId player) {
    int ordinal = players.add(player);
    hidden.clear(ordinal);
    sets.values().forEach(set -> set.show(ordinal));
  }

  /**
   * Forgets all windows that ended at {@code atMillis} or before; returns how many boards that
   * were.
   */
  public synchronized int forgetEndedBefore(long atMillis) {
    int before = sets.size();
    sets.keySet().removeIf(key -> key.window().endMillis() <= atMillis);
    return before - sets.size();
  }

  private Optional<RankedSet> set(String board, WindowKind kind, long atMillis) {
    BoardDefinition definition = boards.get(board);
    if (definition == null || !definition.windows().contains(kind)) {
      throw new IllegalArgumentException("the game has no " + kind.label() + " board " + board);
    }
    return calendar.at(kind, atMillis).map(window -> sets.get(new Key(board, window)));
  }

  private List<Ranked> page(RankedSet set, int firstPosition, int limit) {
    List<Ranked> page = new ArrayList<>(Math.min(limit, set.size()));
    set.forEach(firstPosition, limit, (rank, ordinal) -> page.add(ranked(set, rank, ordinal)));
    return page;
  }

  private Ranked ranked(RankedSet set, int rank, int ordinal) {
    return new Ranked(
        rank,
        players.player(ordinal),
        set.score(ordinal),
        set.subscore(ordinal),
        set.achievedAtMillis(ordinal),
        set.metadata(ordinal));
  }

  private static void checkLimit(int limit) {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("limit: expected 1 to " + LIMIT_MAX + ", not " + limit);
    }
  }
}
