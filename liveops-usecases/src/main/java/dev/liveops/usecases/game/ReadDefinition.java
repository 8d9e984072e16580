package dev.liveops.usecases.game;

import dev.liveops.domain.event.GameId;
import dev.liveops.ports.game.GameDefinitions;
import dev.liveops.ports.game.GameDefinitions.Version;
import java.util.Optional;

/** Tells the definition of a game as it was written. Safe for use by many threads. */
public final class ReadDefinition {

  private final GameDefinitions definitions;

  /** Reads from {@code definitions}. */
  public ReadDefinition(GameDefinitions definitions) {
    this.definitions = definitions;
  }

  /**
   * The version in effect; empty for an unknown game.
   *
   * @throws dev.liveops.ports.PortUnavailable when it cannot be had now
   */
  public Optional<Version> current(GameId game) {
    return definitions.current(game);
  }
}
