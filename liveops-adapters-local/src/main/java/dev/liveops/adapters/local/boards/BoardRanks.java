package dev.liveops.adapters.local.boards;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.ranking.PlayerTable;
import dev.liveops.domain.ranking.Ranked;
import dev.liveops.domain.ranking.RankedSet;
import dev.liveops.domain.ranking.Sorting;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.RankIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The order of the standings that {@link RankedBoards} has. A window that is in no order is sorted
 * for who asks for it first, while events go on.
 */
final class BoardRanks implements RankIndex {

  private final WindowShelf shelf;
  private final ReentrantReadWriteLock lock;
  private final AllPlayers players;

  BoardRanks(WindowShelf shelf, ReentrantReadWriteLock lock, AllPlayers players) {
    this.shelf = shelf;
    this.lock = lock;
    this.players = players;
  }

  @Override
  public long version(BoardWindow boardWindow) {
    return shelf.find(boardWindow).map(RankedWindow::version).orElse(0L);
  }

  @Override
  public Slice slice(BoardWindow boardWindow, long offset, int playersMax) {
    Optional<RankedWindow> window = shelf.find(boardWindow);
    if (window.isEmpty()) {
      return new Slice(0, 0, 0, List.of());
    }
    if (playersMax > 0) {
      lockOrdered(window.get());
    } else {
      lock.readLock().lock(); // how many there are is known without an order
    }
    try {
      int first = (int) Math.min(Integer.MAX_VALUE - 1, offset) + 1;
      return slice(boardWindow.game(), window.get(), first, playersMax);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public Slice around(BoardWindow boardWindow, PlayerId player, int playersMax) {
    Optional<RankedWindow> window = shelf.find(boardWindow);
    if (window.isEmpty()) {
      return new Slice(0, 0, 0, List.of());
    }
    lockOrdered(window.get());
    try {
      OptionalInt ordinal = players.ordinal(boardWindow.game(), player);
      OptionalInt first =
          ordinal.isEmpty()
              ? OptionalInt.empty()
              : window.get().set().firstAround(ordinal.getAsInt(), playersMax);
      return slice(
          boardWindow.game(), window.get(), first.orElse(1), first.isEmpty() ? 0 : playersMax);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Takes the read lock on a window that is in order. */
  private void lockOrdered(RankedWindow window) {
    if (!lockIfOrdered(window)) {
      window.sorting().lock();
      try {
        if (!lockIfOrdered(window)) {
          Sorting sorting = startSorting(window);
          do {
            sorting.sort(); // the long part, for which nobody waits but who asks for this window
          } while (!lockIfSettled(sorting));
        }
      } finally {
        window.sorting().unlock();
      }
    }
  }

  private boolean lockIfOrdered(RankedWindow window) {
    lock.readLock().lock();
    boolean ordered = window.set().isOrdered();
    if (!ordered) {
      lock.readLock().unlock();
    }
    return ordered;
  }

  private Sorting startSorting(RankedWindow window) {
    lock.writeLock().lock();
    try {
      return window.set().startSorting();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private boolean lockIfSettled(Sorting sorting) {
    lock.writeLock().lock();
    try {
      boolean settled = sorting.settle();
      if (settled) {
        lock.readLock().lock(); // before the other is let go, so that it stays in order
      }
      return settled;
    } finally {
      lock.writeLock().unlock();
    }
  }

  private Slice slice(GameId game, RankedWindow window, int first, int playersMax) {
    RankedSet set = window.set();
    PlayerTable table = players.of(game).table();
    List<Ranked> ranked = new ArrayList<>(Math.min(playersMax, set.size()));
    set.forEach(
        first,
        playersMax,
        (rank, ordinal) -> ranked.add(ranked(set, table.player(ordinal), rank, ordinal)));
    return new Slice(window.version(), set.size(), window.updatedAtMillis(), ranked);
  }

  private static Ranked ranked(RankedSet set, PlayerId player, int rank, int ordinal) {
    return new Ranked(
        rank,
        player,
        set.score(ordinal),
        set.subscore(ordinal),
        set.achievedAtMillis(ordinal),
        set.metadata(ordinal));
  }

  @Override
  public Optional<Ranked> find(BoardWindow boardWindow, PlayerId player) {
    Optional<RankedWindow> window = shelf.find(boardWindow);
    if (window.isEmpty()) {
      return Optional.empty();
    }
    lockOrdered(window.get());
    try {
      OptionalInt ordinal = players.ordinal(boardWindow.game(), player);
      if (ordinal.isEmpty()) {
        return Optional.empty();
      }
      RankedSet set = window.get().set();
      OptionalInt rank = set.rank(ordinal.getAsInt());
      return rank.isEmpty()
          ? Optional.empty()
          : Optional.of(ranked(set, player, rank.getAsInt(), ordinal.getAsInt()));
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public List<BoardWindow> windows(GameId game, String board) {
    return shelf.known(game, board);
  }
}
