package dev.liveops.usecases.game;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameId;
import java.util.HashMap;
import java.util.Map;

/**
 * The version of every game that is in effect at one place in the stream of facts. A fold carries
 * it along, and changes versions where the stream does. For one thread.
 */
public final class GamesInStream {

  private final GameCatalog catalog;
  private Map<GameId, ActiveGame> committed;
  private Map<GameId, ActiveGame> current;

  /**
   * The versions behind {@code position}.
   *
   * @throws dev.liveops.ports.PortUnavailable when the definitions cannot be had now
   */
  public GamesInStream(GameCatalog catalog, long position) {
    this.catalog = catalog;
    this.committed = Map.copyOf(catalog.asOf(position));
    this.current = committed;
  }

  /**
   * The version of a game that is in effect here.
   *
   * @throws IllegalStateException when there is no such game
   */
  public ActiveGame of(GameId game) {
    ActiveGame active = current.get(game);
    if (active == null) {
      throw new IllegalStateException("no definition of game " + game + " came before its events");
    }
    return active;
  }

  /**
   * From here on another version is in effect.
   *
   * @throws IllegalStateException when it cannot be read
   */
  public void change(Fact.DefinitionChanged changed) {
    Map<GameId, ActiveGame> changing = new HashMap<>(current);
    changing.put(changed.game(), catalog.of(changed));
    current = changing;
  }

  /** Goes back to where {@link #commit} was called last. */
  public void rollBack() {
    current = committed;
  }

  /** There is no way back behind this place. */
  public void commit() {
    committed = current;
  }
}
