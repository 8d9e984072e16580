package dev.liveops.usecases.memory;

import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.progression.Advance;
import dev.liveops.ports.progression.ProgressStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Progress in a map, as the bytes that a database would keep. */
public final class MemoryProgress implements ProgressStore {

  private long position;
  private Map<PlayerKey, byte[]> players = new HashMap<>();
  private int unreachableFor;

  /** A state to go back to. */
  public record Checkpoint(long position, Map<PlayerKey, byte[]> players) {}

  public synchronized Checkpoint checkpoint() {
    return new Checkpoint(position, Map.copyOf(players));
  }

  public synchronized void crashBackTo(Checkpoint checkpoint) {
    position = checkpoint.position();
    players = new HashMap<>(checkpoint.players());
  }

  /** The next so many calls fail. */
  public synchronized void beUnreachableFor(int callsFailing) {
    unreachableFor = callsFailing;
  }

  /** Changes what is stored behind everybody's back. */
  public synchronized void falsify(PlayerKey player, PlayerProgress to) {
    players.put(player, to.encode());
  }

  /** Everything there is, in a form to compare. */
  public synchronized String fingerprint() {
    Map<String, String> lines = new TreeMap<>();
    players.forEach((key, bytes) -> lines.put(key.toString(), HexFormat.of().formatHex(bytes)));
    return position + "\n" + lines;
  }

  private void reach() {
    if (unreachableFor > 0) {
      unreachableFor--;
      throw new PortUnavailable("no connection", null, 250);
    }
  }

  @Override
  public synchronized long position() {
    return position;
  }

  @Override
  public synchronized Map<PlayerKey, PlayerProgress> load(Collection<PlayerKey> wanted) {
    reach();
    Map<PlayerKey, PlayerProgress> found = new HashMap<>();
    for (PlayerKey player : wanted) {
      byte[] bytes = players.get(player);
      if (bytes != null) {
        found.put(player, PlayerProgress.decode(bytes));
      }
    }
    return found;
  }

  @Override
  public synchronized void commit(Advance advance) {
    reach();
    if (advance.through() > position) {
      advance.changed().forEach((player, progress) -> players.put(player, progress.encode()));
      position = advance.through();
    }
  }

  @Override
  public synchronized void forEach(BiConsumer<PlayerKey, PlayerProgress> consumer) {
    players.forEach((player, bytes) -> consumer.accept(player, PlayerProgress.decode(bytes)));
  }
}
