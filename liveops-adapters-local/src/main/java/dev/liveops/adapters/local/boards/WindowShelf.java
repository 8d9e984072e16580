package dev.liveops.adapters.local.boards;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.PageImage;
import dev.liveops.domain.ranking.RankedSet;
import dev.liveops.ports.ranking.BoardWindow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/** Which windows there are, and those of them that are in memory. */
final class WindowShelf {

  private static final Comparator<BoardWindow> NEWEST_FIRST =
      Comparator.comparing(BoardWindow::kind)
          .thenComparing(BoardWindow::windowId, Comparator.reverseOrder());

  private final StoredBoards stored;
  private final ReentrantReadWriteLock lock;
  private final AllPlayers players;
  private final Map<BoardWindow, StoredBoards.WindowRow> known = new ConcurrentHashMap<>();
  private final Map<BoardWindow, RankedWindow> inMemory = new ConcurrentHashMap<>();
  private final ReentrantLock loading =
      new ReentrantLock(); // reads tables; events do not wait for it
  private final AtomicLong versions = new AtomicLong();
  private final AtomicLong uses = new AtomicLong();

  WindowShelf(StoredBoards stored, ReentrantReadWriteLock lock, AllPlayers players) {
    this.stored = stored;
    this.lock = lock;
    this.players = players;
    stored.windows().forEach(row -> known.put(row.boardWindow(), row));
  }

  long nextVersion() {
    return versions.incrementAndGet();
  }

  /** A window in which somebody has, or had, a standing. */
  Optional<RankedWindow> find(BoardWindow key) {
    RankedWindow window = inMemory.get(key);
    if (window == null) {
      StoredBoards.WindowRow row = known.get(key);
      if (row == null) {
        return Optional.empty();
      }
      window = load(row);
    }
    window.used(uses.incrementAndGet());
    return window.version() == 0 ? Optional.empty() : Optional.of(window);
  }

  /** A window to write to. */
  RankedWindow open(BoardWindow key, BoardDefinition board) {
    RankedWindow window = inMemory.get(key);
    if (window != null) {
      return window;
    }
    return load(
        known.computeIfAbsent(
            key, k -> new StoredBoards.WindowRow(k, board.direction(), board.ties(), 0)));
  }

  private RankedWindow load(StoredBoards.WindowRow row) {
    BoardWindow key = row.boardWindow();
    loading.lock();
    try {
      RankedWindow present = inMemory.get(key);
      if (present != null) {
        return present;
      }
      List<PageImage> pages = stored.pages(key);
      GamePlayers known = playersOf(key.game());
      // Nobody else has this set yet: events and readers of other windows need not wait for it.
      RankedSet set = new RankedSet(row.direction(), row.ties(), known.table()::compare);
      set.load(pages);
      lock.writeLock().lock();
      try {
        known.hidden().stream().forEach(set::hide);
        RankedWindow window =
            new RankedWindow(set, pages.isEmpty() ? 0 : nextVersion(), row.updatedAtMillis());
        window.used(uses.incrementAndGet());
        inMemory.put(key, window);
        return window;
      } finally {
        lock.writeLock().unlock();
      }
    } finally {
      loading.unlock();
    }
  }

  private GamePlayers playersOf(GameId game) {
    lock.writeLock().lock();
    try {
      return players.open(game);
    } finally {
      lock.writeLock().unlock();
    }
  }

  void forEachOf(GameId game, Consumer<RankedWindow> consumer) {
    inMemory.forEach(
        (key, window) -> {
          if (key.game().equals(game)) {
            consumer.accept(window);
          }
        });
  }

  List<BoardWindow> known(GameId game, String board) {
    return known.keySet().stream()
        .filter(key -> key.game().equals(game) && key.board().equals(board))
        .filter(this::isBegun)
        .sorted(NEWEST_FIRST)
        .toList();
  }

  private boolean isBegun(BoardWindow key) {
    RankedWindow window = inMemory.get(key);
    return window == null || window.version() > 0;
  }

  /** Takes out what changed; while nothing is committed, and under the read lock. */
  void drain(List<StoredBoards.WindowRow> rows, Map<BoardChanges.PageKey, PageImage> pages) {
    inMemory.forEach(
        (key, window) -> {
          if (window.set().pages().isDirty()) {
            StoredBoards.WindowRow row = known.get(key);
            StoredBoards.WindowRow now =
                new StoredBoards.WindowRow(
                    key, row.direction(), row.ties(), window.updatedAtMillis());
            known.put(key, now);
            rows.add(now);
            for (int page : window.set().pages().drainDirty()) {
              pages.put(new BoardChanges.PageKey(key, page), window.set().pages().image(page));
            }
          }
        });
  }

  void forgetIdle(int windowsMax) {
    loading.lock();
    lock.writeLock().lock();
    try {
      Map<BoardWindow, RankedWindow> idle = new HashMap<>(inMemory);
      idle.values().removeIf(window -> window.set().pages().isDirty());
      idle.entrySet().stream()
          .sorted(Comparator.comparingLong(entry -> entry.getValue().lastUse()))
          .limit(Math.max(0, inMemory.size() - windowsMax))
          .forEach(entry -> inMemory.remove(entry.getKey()));
    } finally {
      lock.writeLock().unlock();
      loading.unlock();
    }
  }
}
