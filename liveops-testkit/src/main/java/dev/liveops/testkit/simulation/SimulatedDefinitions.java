package dev.liveops.testkit.simulation;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameId;
import dev.liveops.ports.WriteConflict;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.game.GameDefinitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The definitions of games, in a map that is made again, after a crash, of what is on the bus. */
public final class SimulatedDefinitions extends SimulatedPort implements GameDefinitions {

  private final SimulatedBus bus;
  private final Map<GameId, List<Version>> versions = new TreeMap<>();
  private Runnable beforeNextChange = () -> {};

  /** The definitions on {@code bus}. */
  public SimulatedDefinitions(SimulatedBus bus) {
    this(bus, Faults.NONE);
  }

  /** The definitions on {@code bus}. */
  public SimulatedDefinitions(SimulatedBus bus, Faults faults) {
    super("definitions", faults);
    this.bus = bus;
  }

  /** What is on the bus is known, and nothing else. */
  public synchronized void crash() {
    versions.clear();
    for (long position = 1; position <= bus.head(); position++) {
      Delivery delivery = bus.at(position);
      if (delivery.fact() instanceof Fact.DefinitionChanged changed) {
        keep(changed, position);
      }
    }
  }

  private void keep(Fact.DefinitionChanged changed, long position) {
    versions
        .computeIfAbsent(changed.game(), game -> new ArrayList<>())
        .add(
            new Version(
                changed.game(),
                changed.version(),
                changed.document(),
                changed.author(),
                changed.atMillis(),
                position));
  }

  /** What somebody else does just before the next change. */
  public synchronized void beforeNextChange(Runnable work) {
    beforeNextChange = work;
  }

  @Override
  public synchronized List<GameId> games() {
    read("games");
    return List.copyOf(versions.keySet());
  }

  @Override
  public synchronized Optional<Version> current(GameId game) {
    return history(game).stream().reduce((older, newer) -> newer);
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
    write("change");
    if (version.version() != history(version.game()).size() + 1) {
      throw new WriteConflict("changed meanwhile");
    }
    Fact.DefinitionChanged changed =
        new Fact.DefinitionChanged(
            version.game(),
            version.version(),
            version.document(),
            version.author(),
            version.sinceMillis());
    keep(changed, bus.publishNow(changed));
    done("change");
  }
}
