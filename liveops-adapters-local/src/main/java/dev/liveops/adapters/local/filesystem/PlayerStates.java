package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.event.PlayerKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The states of players in front of their table: those that changed since the last checkpoint, and
 * the most recently used of the rest, all of them encoded ({@link PackedRows}). Safe for all
 * threads; no lock is held while the table is read.
 */
final class PlayerStates<T> {

  private static final long BYTES_MAX = 16L * 1024 * 1024;

  private final Function<T, byte[]> encoder;
  private final Function<byte[], T> decoder;
  private final Function<Collection<PlayerKey>, Map<PlayerKey, byte[]>> table;
  private final ReentrantLock lock = new ReentrantLock();
  private final PackedRows rows;
  private long timesWritten;

  /**
   * Begins with nothing at hand.
   *
   * @param table reads the encoded states of those of the players that the table has
   * @param hashSeed any number that outsiders do not know
   */
  PlayerStates(
      Function<T, byte[]> encoder,
      Function<byte[], T> decoder,
      Function<Collection<PlayerKey>, Map<PlayerKey, byte[]>> table,
      long hashSeed) {
    this(encoder, decoder, table, new PackedRows(BYTES_MAX, hashSeed));
  }

  PlayerStates(
      Function<T, byte[]> encoder,
      Function<byte[], T> decoder,
      Function<Collection<PlayerKey>, Map<PlayerKey, byte[]>> table,
      PackedRows rows) {
    this.encoder = encoder;
    this.decoder = decoder;
    this.table = table;
    this.rows = rows;
  }

  /** The states of those players who have one. */
  Map<PlayerKey, T> load(Collection<PlayerKey> players) {
    Map<PlayerKey, T> found = HashMap.newHashMap(players.size());
    List<PlayerKey> missing = new ArrayList<>();
    lock.lock();
    try {
      for (PlayerKey player : players) {
        Optional<byte[]> state = rows.find(player);
        if (state.isPresent()) {
          found.put(player, decoder.apply(state.get()));
        } else {
          missing.add(player);
        }
      }
    } finally {
      lock.unlock();
    }
    if (!missing.isEmpty()) {
      fromTable(missing).forEach((player, state) -> found.put(player, decoder.apply(state)));
    }
    return found;
  }

  private Map<PlayerKey, byte[]> fromTable(List<PlayerKey> players) {
    while (true) {
      long before = timesWritten();
      Map<PlayerKey, byte[]> read = new HashMap<>(table.apply(players));
      lock.lock();
      try {
        if (before == timesWritten) { // else what was read may be older than what is there by now
          players.forEach(player -> newest(player, read));
          return read;
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private void newest(PlayerKey player, Map<PlayerKey, byte[]> read) {
    Optional<byte[]> newer = rows.find(player);
    if (newer.isPresent()) {
      read.put(player, newer.get());
    } else if (read.containsKey(player)) {
      rows.keep(player, read.get(player));
    }
  }

  private long timesWritten() {
    lock.lock();
    try {
      return timesWritten;
    } finally {
      lock.unlock();
    }
  }

  void putAll(Map<PlayerKey, T> changed) {
    lock.lock();
    try {
      changed.forEach((player, state) -> rows.change(player, encoder.apply(state)));
    } finally {
      lock.unlock();
    }
  }

  /** The rows that changed since the last time, now on their way to the table. */
  List<byte[]> startWriting() {
    lock.lock();
    try {
      return rows.take();
    } finally {
      lock.unlock();
    }
  }

  /** What was on its way has arrived. */
  void written() {
    lock.lock();
    try {
      rows.taken();
      timesWritten++;
    } finally {
      lock.unlock();
    }
  }

  /** What changed and is not yet known to be in the table. */
  Map<PlayerKey, T> unwritten() {
    lock.lock();
    try {
      Map<PlayerKey, T> unwritten = new HashMap<>();
      rows.unwritten()
          .forEach(row -> unwritten.put(PlayerRow.key(row), decoder.apply(PlayerRow.state(row))));
      return unwritten;
    } finally {
      lock.unlock();
    }
  }
}
