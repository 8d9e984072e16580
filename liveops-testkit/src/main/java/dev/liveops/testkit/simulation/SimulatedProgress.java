package dev.liveops.testkit.simulation;

import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.ports.progression.Advance;
import dev.liveops.ports.progression.ProgressStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Progress in a map, as the bytes that a database would keep. */
public final class SimulatedProgress extends SimulatedStore<SimulatedProgress.Players>
    implements ProgressStore {

  /** What a crash takes back together. */
  static final class Players implements SimulatedStore.State<Players> {
    private long position;
    private final Map<PlayerKey, byte[]> progress = new HashMap<>();

    @Override
    public Players copy() {
      Players copy = new Players();
      copy.position = position;
      copy.progress.putAll(progress);
      return copy;
    }
  }

  /** Nobody, and nothing goes wrong by itself. */
  public SimulatedProgress() {
    this(Faults.NONE);
  }

  /** Nobody. */
  public SimulatedProgress(Faults faults) {
    super("progress", faults, new Players());
  }

  /** Changes what is stored behind everybody's back. */
  public synchronized void falsify(PlayerKey player, PlayerProgress to) {
    state.progress.put(player, to.encode());
  }

  /** Everything there is, in a form to compare. */
  public synchronized String fingerprint() {
    Map<String, String> lines = new TreeMap<>();
    state.progress.forEach(
        (key, bytes) -> lines.put(key.toString(), HexFormat.of().formatHex(bytes)));
    return state.position + "\n" + lines;
  }

  @Override
  public synchronized long position() {
    return state.position;
  }

  @Override
  public synchronized Map<PlayerKey, PlayerProgress> load(Collection<PlayerKey> wanted) {
    read("load");
    Map<PlayerKey, PlayerProgress> found = new HashMap<>();
    for (PlayerKey player : wanted) {
      byte[] bytes = state.progress.get(player);
      if (bytes != null) {
        found.put(player, PlayerProgress.decode(bytes));
      }
    }
    return found;
  }

  @Override
  public synchronized void commit(Advance advance) {
    write("commit");
    if (advance.through() > state.position) {
      advance
          .changed()
          .forEach((player, progress) -> state.progress.put(player, progress.encode()));
      state.position = advance.through();
    }
    done("commit");
  }

  @Override
  public void forEach(BiConsumer<PlayerKey, PlayerProgress> consumer) {
    Players players;
    synchronized (this) {
      players = state.copy();
    }
    players.progress.forEach(
        (player, bytes) -> consumer.accept(player, PlayerProgress.decode(bytes)));
  }
}
