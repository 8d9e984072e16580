package dev.liveops.usecases.fairness;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.Population;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.Sighting;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.fairness.HeldEvent;
import dev.liveops.ports.fairness.PopulationKey;
import dev.liveops.ports.fairness.Screening;
import dev.liveops.usecases.game.ActiveGame;
import dev.liveops.usecases.game.GamesInStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * One pass of screening: folds facts, and gathers what changes. Sees the stores as of the pass
 * before, with its own changes on top. For one thread and one pass.
 */
final class ScreeningPass {

  private final ScreenEvents.Stores stores;
  private final GamesInStream games;
  private final Map<PopulationKey, Population> populations;

  private final Map<PlayerKey, ScreenedPlayer> players = new HashMap<>();
  private final Set<PopulationKey> grown = new LinkedHashSet<>();
  private final ScreeningResult result = new ScreeningResult();

  /**
   * Begins a pass.
   *
   * @param games the versions in effect where the pass begins; changes as the stream says
   * @param populations as of the pass before; changes as the pass goes on
   */
  ScreeningPass(
      ScreenEvents.Stores stores, GamesInStream games, Map<PopulationKey, Population> populations) {
    this.stores = stores;
    this.games = games;
    this.populations = populations;
  }

  /** Reads players that are likely to be needed, all at once. */
  void load(Collection<PlayerKey> keys) {
    if (keys.isEmpty()) {
      return;
    }
    Map<PlayerKey, PlayerActivity> activities = stores.activity().load(keys);
    for (PlayerKey key : keys) {
      PlayerActivity activity = activities.getOrDefault(key, PlayerActivity.empty());
      players.put(key, new ScreenedPlayer(activity, stores.sanctions().of(key)));
    }
  }

  void fold(Delivery delivery) {
    switch (delivery.fact()) {
      case Fact.EventAccepted accepted -> judge(delivery.position(), accepted.event());
      case Fact.EventReviewed reviewed -> review(delivery.position(), reviewed);
      case Fact.SanctionImposed imposed -> impose(imposed.sanction());
      case Fact.SanctionLifted lifted -> {
        player(new PlayerKey(lifted.game(), lifted.player())).lift(lifted.sanctionId());
        result.lift(lifted.game(), lifted.sanctionId());
      }
      case Fact.DefinitionChanged changed -> games.change(changed);
      case Fact.EventsJudged judged -> notForUs(judged);
      case Fact.EventCleared cleared -> notForUs(cleared);
      case Fact.RewardClaimed claimed -> notForUs(claimed);
      case Fact.ActsDenied denied -> notForUs(denied);
      case Fact.DeliveryAbandoned abandoned -> notForUs(abandoned);
      case Fact.AdminActed acted -> notForUs(acted);
    }
  }

  /** What the pass comes to. */
  Screening screening(long through, long nowMillis) {
    Map<PlayerKey, PlayerActivity> activities = new HashMap<>();
    players.forEach(
        (key, player) -> {
          if (player.moved()) {
            activities.put(key, player.activity());
          }
        });
    return result.screening(through, nowMillis, activities, grownPopulations());
  }

  private void judge(long position, GameEvent event) {
    ActiveGame game = games.of(event.game());
    ScreenedPlayer player = player(PlayerKey.of(event));
    PopulationKey type = new PopulationKey(event.game(), event.type());
    long points = game.pointsOf(event);
    Judgement judgement =
        game.rulebook()
            .judge(
                new Sighting(
                    event, points, player.activity(), population(type), player.sanctions()));
    player.moveTo(player.activity().after(event, points, judgement, game.rulebook()));
    if (judgement.verdict().counts()) {
      grow(type, points);
    }
    judgement.block().ifPresent(this::impose);
    result.judge(position, event, judgement);
    if (judgement.verdict() == Verdict.QUARANTINED) {
      result.hold(new HeldEvent(position, event, judgement.violations(), event.receivedAtMillis()));
    }
  }

  /** Only the first decision on an event that is held has an effect. */
  private void review(long position, Fact.EventReviewed reviewed) {
    result
        .decide(reviewed.game(), reviewed.event(), stores.reviews())
        .filter(held -> reviewed.released())
        .ifPresent(held -> release(position, held.event()));
  }

  private void release(long position, GameEvent event) {
    ActiveGame game = games.of(event.game());
    ScreenedPlayer player = player(PlayerKey.of(event));
    long points = game.pointsOf(event);
    player.moveTo(player.activity().afterRelease(event, points, game.rulebook()));
    grow(new PopulationKey(event.game(), event.type()), points);
    result.release(position, event);
  }

  private void impose(Sanction sanction) {
    player(new PlayerKey(sanction.game(), sanction.player())).impose(sanction);
    result.impose(sanction);
  }

  private void grow(PopulationKey type, long points) {
    population(type).add(points);
    grown.add(type);
  }

  private Population population(PopulationKey type) {
    return populations.computeIfAbsent(type, unseen -> Population.empty());
  }

  private Map<PopulationKey, Population> grownPopulations() {
    Map<PopulationKey, Population> copies = new HashMap<>();
    grown.forEach(type -> copies.put(type, population(type).copy()));
    return copies;
  }

  private ScreenedPlayer player(PlayerKey key) {
    ScreenedPlayer player = players.get(key);
    if (player == null) {
      load(Set.of(key));
      player = players.get(key);
    }
    return player;
  }

  private static void notForUs(Fact fact) {
    throw new IllegalArgumentException("not of this topic: " + fact.getClass().getSimpleName());
  }
}
