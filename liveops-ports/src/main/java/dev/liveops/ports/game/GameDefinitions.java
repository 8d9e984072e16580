package dev.liveops.ports.game;

import dev.liveops.domain.event.GameId;
import java.util.List;
import java.util.Optional;

/**
 * The documents that define the games, every version that ever came into effect. Safe for all
 * threads.
 */
public interface GameDefinitions {

  /**
   * A version of a game's definition.
   *
   * @param game the game
   * @param version 1 for the first
   * @param document as it was written
   * @param author who put it into effect
   * @param sinceMillis when, epoch milliseconds
   * @param position where in the stream of facts it came into effect: facts behind it are judged by
   *     it; 0 in a version that is yet to come into effect
   */
  record Version(
      GameId game, int version, String document, String author, long sinceMillis, long position) {}

  /** The games there are. */
  List<GameId> games();

  /** The version in effect. */
  Optional<Version> current(GameId game);

  /** Every version of a game, oldest first. */
  List<Version> history(GameId game);

  /**
   * Puts a new version into effect and, in the same transaction, publishes it as {@code
   * DefinitionChanged}. Durable when it returns.
   *
   * @throws dev.liveops.ports.WriteConflict when {@code version} is not the current one plus 1 (1
   *     for a new game)
   * @throws dev.liveops.ports.PortUnavailable when it cannot be done now
   */
  void change(Version version);
}
