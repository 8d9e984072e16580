package dev.liveops.usecases.game;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.game.GameDefinition;
import dev.liveops.ports.WriteConflict;
import dev.liveops.ports.game.GameDefinitions;
import dev.liveops.ports.game.GameDefinitions.Version;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Puts a document into effect as a game's definition, unless it is in effect already. An audited
 * act: everything that follows the stream of facts sees it at one and the same position. Safe for
 * use by many threads.
 */
public final class LoadDefinition {

  private static final int ATTEMPTS_MAX = 3;

  private final GameDefinitions definitions;
  private final GameCatalog catalog;
  private final InstantSource clock;

  /** Changes {@code definitions}, and has {@code catalog} take the change in. */
  public LoadDefinition(GameDefinitions definitions, GameCatalog catalog, InstantSource clock) {
    this.definitions = definitions;
    this.catalog = catalog;
    this.clock = clock;
  }

  /** What became of a document. */
  public sealed interface Outcome {

    /** It was in effect already, as this version. */
    record Unchanged(GameId game, int version) implements Outcome {}

    /** It came into effect, as this version. */
    record Changed(GameId game, int version) implements Outcome {}

    /** It cannot be used; all that is wrong with it, in the order of the document. */
    record Faulty(List<Fault> faults) implements Outcome {
      /** Keeps its own copy. */
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  /**
   * Puts a document into effect.
   *
   * @param author who does it; {@code start} for the document an installation starts with
   * @throws WriteConflict when others keep changing the same game
   * @throws dev.liveops.ports.PortUnavailable when it cannot be done now
   */
  public Outcome load(String document, String author) {
    Outcome outcome =
        switch (catalog.read(document)) {
          case GameDefinitionReader.Faulty(List<Fault> faults) -> new Outcome.Faulty(faults);
          case GameDefinitionReader.Read(GameDefinition definition) ->
              change(definition.game(), document, author, ATTEMPTS_MAX);
        };
    catalog.refresh();
    return outcome;
  }

  private Outcome change(GameId game, String document, String author, int attempts) {
    Optional<Version> current = definitions.current(game);
    if (current.isPresent() && current.get().document().equals(document)) {
      return new Outcome.Unchanged(game, current.get().version());
    }
    int version = current.map(Version::version).orElse(0) + 1;
    try {
      definitions.change(new Version(game, version, document, author, clock.millis(), 0));
      return new Outcome.Changed(game, version);
    } catch (WriteConflict conflict) {
      if (attempts == 1) {
        throw conflict;
      }
      return change(game, document, author, attempts - 1);
    }
  }
}
