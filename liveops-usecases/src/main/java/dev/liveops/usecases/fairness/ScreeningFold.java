package dev.liveops.usecases.fairness;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.Population;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.fairness.PopulationKey;
import dev.liveops.usecases.event.Fold;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.game.GamesInStream;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Folds what concerns fairness. Keeps the populations and the games from pass to pass, because
 * every event needs them, and reads both anew after a pass that was not committed. For one thread.
 */
final class ScreeningFold implements Fold {

  private final ScreenEvents.Stores stores;
  private final GameCatalog catalog;
  private final InstantSource clock;

  private long position;
  private GamesInStream games;
  private Map<PopulationKey, Population> populations;
  private ScreeningPass pass;
  private boolean asCommitted;

  ScreeningFold(ScreenEvents.Stores stores, GameCatalog catalog, InstantSource clock) {
    this.stores = stores;
    this.catalog = catalog;
    this.clock = clock;
    read();
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void begin(List<Delivery> deliveries) {
    if (!asCommitted) {
      read();
    }
    pass = new ScreeningPass(stores, games, populations);
    pass.load(playersOf(deliveries));
  }

  @Override
  public void fold(Delivery delivery) {
    asCommitted = false;
    pass.fold(delivery);
  }

  @Override
  public void commit(long through) {
    asCommitted = false;
    stores.activity().commit(pass.screening(through, clock.millis()));
    position = through;
    asCommitted = true;
  }

  private void read() {
    position = stores.activity().position();
    games = new GamesInStream(catalog, position);
    populations = new HashMap<>(stores.activity().populations());
    asCommitted = true;
  }

  private static Set<PlayerKey> playersOf(List<Delivery> deliveries) {
    Set<PlayerKey> players = new HashSet<>();
    for (Delivery delivery : deliveries) {
      if (delivery.fact() instanceof Fact.EventAccepted accepted) {
        players.add(PlayerKey.of(accepted.event()));
      }
    }
    return players;
  }
}
