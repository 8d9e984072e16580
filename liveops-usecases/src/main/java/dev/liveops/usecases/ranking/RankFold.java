package dev.liveops.usecases.ranking;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Contribution;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.ranking.Ranking;
import dev.liveops.ports.ranking.StandingsStore;
import dev.liveops.usecases.event.Fold;
import dev.liveops.usecases.game.ActiveGame;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.game.GamesInStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what cleared events, sanctions and definitions mean to the standings. For one thread.
 */
final class RankFold implements Fold {

  private final StandingsStore standings;
  private final GameCatalog catalog;
  private GamesInStream games;
  private long committed;
  private final InstantSource clock;
  private final RankedListener listener;

  private Map<GameId, List<Contribution>> contributions = new HashMap<>();
  private List<Ranking.Visibility> visibility = new ArrayList<>();
  private final List<Ranked> ranked = new ArrayList<>();

  /** An event that will be visible once the pass is committed. */
  private record Ranked(long acceptedAtMillis, int standingsTouched) {}

  RankFold(
      StandingsStore standings, GameCatalog catalog, InstantSource clock, RankedListener listener) {
    this.standings = standings;
    this.catalog = catalog;
    this.committed = standings.position();
    this.games = new GamesInStream(catalog, committed);
    this.clock = clock;
    this.listener = listener;
  }

  @Override
  public long position() {
    return standings.position();
  }

  @Override
  public void begin(List<Delivery> deliveries) {
    contributions = new HashMap<>();
    visibility = new ArrayList<>();
    ranked.clear();
    long position = standings.position();
    if (position == committed) {
      games.rollBack();
    } else { // a commit went through, and its answer was lost
      games = new GamesInStream(catalog, position);
      committed = position;
    }
  }

  @Override
  public void fold(Delivery delivery) {
    if (delivery.fact() instanceof Fact.EventCleared cleared) {
      count(cleared.event());
    } else if (delivery.fact() instanceof Fact.SanctionImposed imposed) {
      impose(imposed.sanction());
    } else if (delivery.fact() instanceof Fact.SanctionLifted lifted) {
      // It does not say of what kind the sanction was; showing a player whom it did not hide is
      // harmless.
      PlayerKey player = new PlayerKey(lifted.game(), lifted.player());
      visibility.add(new Ranking.Visibility(player, lifted.sanctionId(), false));
    } else if (delivery.fact() instanceof Fact.DefinitionChanged changed) {
      games.change(changed);
    }
  }

  private void count(GameEvent event) {
    ActiveGame game = games.of(event.game());
    List<Contribution> all = contributions.computeIfAbsent(event.game(), id -> new ArrayList<>());
    int before = all.size();
    game.contributions().forEach(event, all::add);
    int touched = 0;
    for (Contribution each : all.subList(before, all.size())) {
      touched += each.windows().size();
    }
    ranked.add(new Ranked(event.receivedAtMillis(), touched));
  }

  private void impose(Sanction sanction) {
    if (sanction.kind().hidesFromRanks()) {
      PlayerKey player = new PlayerKey(sanction.game(), sanction.player());
      visibility.add(new Ranking.Visibility(player, sanction.id(), true));
    }
  }

  @Override
  public void commit(long through) {
    Map<GameId, List<BoardDefinition>> boards = new HashMap<>();
    contributions.keySet().forEach(id -> boards.put(id, games.of(id).definition().boards()));
    standings.commit(new Ranking(through, contributions, boards, visibility));
    games.commit();
    committed = through;
    long nowMillis = clock.millis();
    for (Ranked event : ranked) {
      listener.ranked(event.acceptedAtMillis(), nowMillis, event.standingsTouched());
    }
  }
}
