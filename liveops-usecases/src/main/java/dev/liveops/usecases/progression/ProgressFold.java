package dev.liveops.usecases.progression;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.progression.Advance;
import dev.liveops.ports.progression.ProgressStore;
import dev.liveops.usecases.event.Fold;
import dev.liveops.usecases.game.ActiveGame;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.game.GamesInStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Advances the players of a pass in memory: one read and one write each. For one thread. */
final class ProgressFold implements Fold {

  private final ProgressStore store;
  private final GameCatalog catalog;
  private GamesInStream games;
  private long committed;

  private Map<PlayerKey, PlayerProgress> before = Map.of();
  private Map<PlayerKey, PlayerProgress> changed = new HashMap<>();

  ProgressFold(ProgressStore store, GameCatalog catalog) {
    this.store = store;
    this.catalog = catalog;
    this.committed = store.position();
    this.games = new GamesInStream(catalog, committed);
  }

  @Override
  public long position() {
    return store.position();
  }

  @Override
  public void begin(List<Delivery> deliveries) {
    changed = new HashMap<>();
    long position = store.position();
    if (position == committed) {
      games.rollBack();
    } else { // a commit went through, and its answer was lost
      games = new GamesInStream(catalog, position);
      committed = position;
    }
    Set<PlayerKey> players = new HashSet<>();
    for (Delivery delivery : deliveries) {
      if (delivery.fact() instanceof Fact.EventCleared cleared) {
        players.add(PlayerKey.of(cleared.event()));
      }
    }
    before = players.isEmpty() ? Map.of() : store.load(players);
  }

  @Override
  public void fold(Delivery delivery) {
    if (delivery.fact() instanceof Fact.EventCleared cleared) {
      advance(cleared.event());
    } else if (delivery.fact() instanceof Fact.DefinitionChanged definition) {
      games.change(definition);
    }
  }

  private void advance(GameEvent event) {
    ActiveGame game = games.of(event.game());
    PlayerKey player = PlayerKey.of(event);
    PlayerProgress now = changed.get(player);
    if (now == null) {
      now = before.getOrDefault(player, PlayerProgress.none());
    }
    changed.put(player, game.progress().advance(now, event, game.pointsOf(event)));
  }

  @Override
  public void commit(long through) {
    store.commit(new Advance(through, changed));
    games.commit();
    committed = through;
  }
}
