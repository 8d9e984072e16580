package dev.liveops.adapters.local.inmem;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameId;
import dev.liveops.ports.WriteConflict;
import dev.liveops.ports.game.GameDefinitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The definitions of the games. */
final class MemoryDefinitions implements GameDefinitions {

  private final MemoryLog log;
  private final Map<GameId, List<Version>> versions = new TreeMap<>();

  MemoryDefinitions(MemoryLog log) {
    this.log = log;
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
    GameId game = version.game();
    int expected = history(game).size() + 1;
    if (version.version() != expected) {
      throw new WriteConflict("version: expected " + expected + ", the definition was changed");
    }
    long position =
        log.append(
            List.of(
                new Fact.DefinitionChanged(
                    game,
                    version.version(),
                    version.document(),
                    version.author(),
                    version.sinceMillis())));
    versions
        .computeIfAbsent(game, key -> new ArrayList<>())
        .add(
            new Version(
                game,
                version.version(),
                version.document(),
                version.author(),
                version.sinceMillis(),
                position));
  }
}
