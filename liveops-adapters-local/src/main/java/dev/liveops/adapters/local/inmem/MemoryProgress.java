package dev.liveops.adapters.local.inmem;

import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.ports.progression.Advance;
import dev.liveops.ports.progression.ProgressStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** How far every player is. */
final class MemoryProgress implements ProgressStore {

  private final Map<PlayerKey, PlayerProgress> progress = new HashMap<>();
  private volatile long position;

  @Override
  public long position() {
    return position;
  }

  @Override
  public synchronized Map<PlayerKey, PlayerProgress> load(Collection<PlayerKey> players) {
    Map<PlayerKey, PlayerProgress> found = new HashMap<>();
    for (PlayerKey player : players) {
      if (progress.containsKey(player)) {
        found.put(player, progress.get(player));
      }
    }
    return found;
  }

  @Override
  public synchronized void commit(Advance advance) {
    if (advance.through() > position) {
      progress.putAll(advance.changed());
      position = advance.through();
    }
  }

  @Override
  public void forEach(BiConsumer<PlayerKey, PlayerProgress> consumer) {
    Map<PlayerKey, PlayerProgress> all;
    synchronized (this) {
      all = Map.copyOf(progress);
    }
    all.forEach(consumer);
  }
}
