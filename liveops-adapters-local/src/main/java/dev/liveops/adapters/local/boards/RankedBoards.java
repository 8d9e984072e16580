package dev.liveops.adapters.local.boards;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Contribution;
import dev.liveops.domain.ranking.PageImage;
import dev.liveops.domain.ranking.PlayerTable;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.RankIndex;
import dev.liveops.ports.ranking.Ranking;
import dev.liveops.ports.ranking.StandingsStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;

/**
 * The standings of all games, in memory, and what changes them. Windows come from the tables when
 * somebody first asks for them, and go when nobody has for long.
 */
public final class RankedBoards implements StandingsStore {

  private static final int CONTRIBUTIONS_A_LOCK_MAX = 512;
  private static final int PLAYERS_A_LOCK = 4 * 1024;

  private final WindowShelf shelf;
  private final BoardRanks ranks;
  private final AllPlayers players;
  private final Map<BoardChanges.Hiding, Boolean> hidingChanges = new HashMap<>();
  // Held through a whole commit, and while changes are collected: those see whole commits only.
  private final ReentrantLock committing = new ReentrantLock();
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile long position;

  /**
   * Begins with what is stored.
   *
   * @param hashSeed any number that outsiders do not know
   */
  public RankedBoards(StoredBoards stored, long hashSeed) {
    this.players = new AllPlayers(hashSeed);
    this.position = stored.position();
    stored.players((game, player) -> players.open(game).table().add(player));
    stored.hidings(
        (key, sanctionId) -> players.open(key.game()).change(key.player(), sanctionId, true));
    this.shelf = new WindowShelf(stored, lock, players);
    this.ranks = new BoardRanks(shelf, lock, players);
  }

  /** The order of these standings. */
  public RankIndex ranks() {
    return ranks;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void commit(Ranking ranking) {
    committing.lock();
    try {
      if (ranking.through() <= position) {
        return;
      }
      ranking
          .contributions()
          .forEach((game, some) -> contribute(game, some, boards(ranking, game)));
      ranking.visibility().forEach(this::change);
      position = ranking.through();
    } finally {
      committing.unlock();
    }
  }

  private static Map<String, BoardDefinition> boards(Ranking ranking, GameId game) {
    Map<String, BoardDefinition> byName = new HashMap<>();
    ranking.boards().getOrDefault(game, List.of()).forEach(each -> byName.put(each.name(), each));
    return byName;
  }

  private void contribute(
      GameId game, List<Contribution> contributions, Map<String, BoardDefinition> boards) {
    PassTargets targets = new PassTargets(shelf, game, boards);
    for (int from = 0; from < contributions.size(); from += CONTRIBUTIONS_A_LOCK_MAX) {
      int to = Math.min(contributions.size(), from + CONTRIBUTIONS_A_LOCK_MAX);
      List<Contribution> some = contributions.subList(from, to);
      some.forEach(targets::open);
      lock.writeLock().lock();
      try {
        PlayerTable table = players.open(game).table();
        some.forEach(each -> targets.apply(each, table.add(each.player())));
        targets.publish();
      } finally {
        lock.writeLock().unlock();
      }
    }
  }

  private void change(Ranking.Visibility change) {
    lock.writeLock().lock();
    try {
      PlayerKey key = change.player();
      GamePlayers ofGame = players.open(key.game());
      hidingChanges.put(new BoardChanges.Hiding(key, change.sanctionId()), change.hides());
      if (ofGame.change(key.player(), change.sanctionId(), change.hides())) {
        int ordinal = ofGame.table().find(key.player()).orElseThrow();
        shelf.forEachOf(key.game(), window -> show(window, ordinal, !change.hides()));
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void show(RankedWindow window, int ordinal, boolean visible) {
    window.show(ordinal, visible);
    if (window.isChanged()) {
      window.publish(shelf.nextVersion());
    }
  }

  @Override
  public Optional<Standing> standing(BoardWindow boardWindow, PlayerId player) {
    Optional<RankedWindow> window = shelf.find(boardWindow);
    lock.readLock().lock();
    try {
      OptionalInt ordinal = players.ordinal(boardWindow.game(), player);
      return window.isEmpty() || ordinal.isEmpty()
          ? Optional.empty()
          : window.get().set().standing(ordinal.getAsInt());
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public boolean hidden(PlayerKey player) {
    lock.readLock().lock();
    try {
      OptionalInt ordinal = players.ordinal(player.game(), player.player());
      return ordinal.isPresent() && players.of(player.game()).isHidden(ordinal.getAsInt());
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void forEach(BoardWindow boardWindow, BiConsumer<PlayerId, Standing> consumer) {
    Optional<RankedWindow> window = shelf.find(boardWindow);
    if (window.isEmpty()) {
      return;
    }
    // The consumer is called outside the lock: it may take its time, and ask for more.
    List<Held> some = new ArrayList<>();
    for (int from = 0; copy(boardWindow.game(), window.get(), from, some); from += PLAYERS_A_LOCK) {
      some.forEach(held -> consumer.accept(held.player(), held.standing()));
      some.clear();
    }
  }

  private record Held(PlayerId player, Standing standing) {}

  /** Copies the standings of the next players; false behind the last player. */
  private boolean copy(GameId game, RankedWindow window, int from, List<Held> into) {
    lock.readLock().lock();
    try {
      PlayerTable table = players.of(game).table();
      int to = Math.min(table.size(), from + PLAYERS_A_LOCK);
      for (int ordinal = from; ordinal < to; ordinal++) {
        Optional<Standing> standing = window.set().standing(ordinal);
        if (standing.isPresent()) {
          into.add(new Held(table.player(ordinal), standing.get()));
        }
      }
      return from < to;
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Everything that changed since the last call; a caller that fails keeps it for the next. */
  public BoardChanges drainChanges() {
    committing.lock();
    // Which pages changed is for those alone who commit: readers need not wait while they are
    // packed.
    lock.readLock().lock();
    try {
      Map<GameId, Integer> sizes = players.sizes();
      Map<BoardChanges.Hiding, Boolean> hidings = Map.copyOf(hidingChanges);
      hidingChanges.clear();
      List<StoredBoards.WindowRow> rows = new ArrayList<>();
      Map<BoardChanges.PageKey, PageImage> pages = new HashMap<>();
      shelf.drain(rows, pages);
      return new BoardChanges(position, sizes, hidings, rows, pages);
    } finally {
      lock.readLock().unlock();
      committing.unlock();
    }
  }

  /** The ids of some players of a game, as a table of players is written: those there are stay. */
  public List<PlayerId> playerIds(GameId game, int from, int to) {
    lock.readLock().lock();
    try {
      List<PlayerId> ids = new ArrayList<>(to - from);
      for (int ordinal = from; ordinal < to; ordinal++) {
        ids.add(players.of(game).table().player(ordinal));
      }
      return ids;
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Lets go of windows that are all written and that nobody asked for lately. */
  public void forgetIdle(int windowsMax) {
    committing.lock();
    try {
      shelf.forgetIdle(windowsMax);
    } finally {
      committing.unlock();
    }
  }
}
