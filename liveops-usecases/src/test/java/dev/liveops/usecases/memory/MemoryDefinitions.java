package dev.liveops.usecases.memory;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameId;
import dev.liveops.ports.WriteConflict;
import dev.liveops.ports.game.GameDefinitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The definitions of games in a map. */
public final class MemoryDefinitions implements GameDefinitions {

  private final MemoryBus bus;
  private final Map<GameId, List<Version>> versions = new TreeMap<>();
  private Runnable beforeNextChange = () -> {};

  public MemoryDefinitions(MemoryBus bus) {
    this.bus = bus;
  }

  /** What somebody else does just before the next change. */
  public void beforeNextChange(Runnable work) {
    beforeNextChange = work;
  }

  @Override
  public synchronized List<GameId> games() {
    return List.copyOf(versions.keySet());
  }

  @Override
  public synchronized Optional<Version> current(GameId game) {
    return Optional.ofNullable(versions.get(game)).map(List::getLast);
  }

  @Override
  public synchronized List<Version> history(GameId game) {
    return List.copyOf(versions.getOrDefault(game, List.of()));
  }

  @Override
  public synchronized void change(Version version) {
    Runnable first = beforeNextChange;
    beforeNextChange = () -> {};
    first.run();
    if (version.version() != current(version.game()).map(Version::version).orElse(0) + 1) {
      throw new WriteConflict("changed meanwhile");
    }
    long position =
        bus.publish(
                List.of(
                    new Fact.DefinitionChanged(
                        version.game(),
                        version.version(),
                        version.document(),
                        version.author(),
                        version.sinceMillis())))
            .join();
    versions
        .computeIfAbsent(version.game(), game -> new ArrayList<>())
        .add(
            new Version(
                version.game(),
                version.version(),
                version.document(),
                version.author(),
                version.sinceMillis(),
                position));
  }
}
