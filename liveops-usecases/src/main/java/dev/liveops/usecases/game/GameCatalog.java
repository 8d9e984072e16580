package dev.liveops.usecases.game;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.game.GameDefinition;
import dev.liveops.ports.game.GameDefinitions;
import dev.liveops.ports.game.GameDefinitions.Version;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The games of this installation, made ready to be asked. Safe for use by many threads.
 *
 * <p>There are two ways to be up to date. What answers a caller asks {@link #find}: it tells the
 * version in effect when {@link #refresh} was last called, and takes no time. What folds the stream
 * of facts must change versions where the stream does, or a replay would come to other results: it
 * begins with {@link #asOf} the position it begins at, and takes a new version {@link #of} the fact
 * that brings it.
 */
public final class GameCatalog {

  private final GameDefinitions definitions;
  private final DefinitionOverrides overrides;
  private final Map<GameId, ActiveGame> current = new ConcurrentHashMap<>();

  /**
   * An empty catalogue; {@link #refresh} fills it.
   *
   * @param overrides settings of the installation that go before what the documents say
   */
  public GameCatalog(GameDefinitions definitions, DefinitionOverrides overrides) {
    this.definitions = definitions;
    this.overrides = overrides;
  }

  /** The version of a game in effect at the latest {@link #refresh}; empty for an unknown game. */
  public Optional<ActiveGame> find(GameId game) {
    return Optional.ofNullable(current.get(game));
  }

  /** Every game, as of the latest {@link #refresh}, in no particular order. */
  public Collection<ActiveGame> games() {
    return List.copyOf(current.values());
  }

  /**
   * Takes in what changed. To be called at the start, after a change, and every second or so where
   * somebody else could change a definition.
   *
   * @throws IllegalStateException when a version in effect cannot be read; all others are taken in
   * @throws dev.liveops.ports.PortUnavailable when the definitions cannot be had now
   */
  public void refresh() {
    Optional<IllegalStateException> failure = Optional.empty();
    for (GameId game : definitions.games()) {
      try {
        definitions.current(game).ifPresent(this::takeIn);
      } catch (IllegalStateException e) {
        failure = Optional.of(e);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /**
   * The version of every game that is in effect behind {@code position}: what a fold goes on with
   * that has committed through there.
   *
   * @throws IllegalStateException when a version cannot be read
   * @throws dev.liveops.ports.PortUnavailable when the definitions cannot be had now
   */
  public Map<GameId, ActiveGame> asOf(long position) {
    Map<GameId, ActiveGame> games = new HashMap<>();
    for (GameId game : definitions.games()) {
      definitions.history(game).stream()
          .filter(version -> version.position() <= position)
          .reduce((earlier, later) -> later)
          .ifPresent(
              version -> games.put(game, ready(game, version.version(), version.document())));
    }
    return games;
  }

  /**
   * The version that a fact brings into effect.
   *
   * @throws IllegalStateException when it cannot be read
   */
  public ActiveGame of(Fact.DefinitionChanged changed) {
    return ready(changed.game(), changed.version(), changed.document());
  }

  /** Reads a document the way this catalogue does. */
  GameDefinitionReader.Result read(String document) {
    return GameDefinitionReader.read(document, overrides);
  }

  private void takeIn(Version version) {
    ActiveGame game = ready(version.game(), version.version(), version.document());
    current.merge(
        game.id(), game, (known, read) -> known.version() > read.version() ? known : read);
  }

  private ActiveGame ready(GameId game, int version, String document) {
    ActiveGame known = current.get(game);
    if (known != null && known.version() == version) {
      return known;
    }
    return switch (read(document)) {
      case GameDefinitionReader.Read(GameDefinition definition) ->
          ActiveGame.of(definition.withVersion(version));
      case GameDefinitionReader.Faulty(List<Fault> faults) ->
          throw new IllegalStateException(
              "version " + version + " of game " + game + " cannot be read: " + faults.getFirst());
    };
  }
}
