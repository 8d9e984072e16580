package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.ports.progression.Advance;
import dev.liveops.ports.progression.ProgressStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/** How far every player is. */
final class ProgressFold implements ProgressStore, Checkpointed {

  static final String NAME = "progression";
  private static final String TABLE = "progress";

  private final StateDatabase database;
  private final PlayerStates<PlayerProgress> progress;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile long position;

  ProgressFold(StateDatabase database, long hashSeed) {
    this.database = database;
    this.progress =
        new PlayerStates<>(
            PlayerProgress::encode,
            PlayerProgress::decode,
            players -> PlayerRows.read(database, TABLE, players),
            hashSeed);
    this.position = Checkpointer.positionOf(database, NAME);
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public Map<PlayerKey, PlayerProgress> load(Collection<PlayerKey> players) {
    return progress.load(players);
  }

  @Override
  public void commit(Advance advance) {
    if (advance.through() <= position) {
      return;
    }
    lock.lock();
    try {
      progress.putAll(advance.changed());
      position = advance.through();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void forEach(BiConsumer<PlayerKey, PlayerProgress> consumer) {
    Map<PlayerKey, PlayerProgress> newer = progress.unwritten();
    PlayerRows.forEach(
        database,
        TABLE,
        PlayerProgress::decode,
        (key, state) -> {
          if (!newer.containsKey(key)) {
            consumer.accept(key, state);
          }
        });
    newer.forEach(consumer);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Capture capture() {
    lock.lock();
    try {
      long through = position;
      List<byte[]> changed = progress.startWriting();
      return new Capture() {
        @Override
        public long position() {
          return through;
        }

        @Override
        public void write(StateTransaction transaction) {
          PlayerRows.write(transaction, TABLE, changed);
        }

        @Override
        public void written() {
          progress.written();
        }
      };
    } finally {
      lock.unlock();
    }
  }
}
