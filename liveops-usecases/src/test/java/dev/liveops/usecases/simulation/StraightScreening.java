package dev.liveops.usecases.simulation;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.Population;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.Sanctions;
import dev.liveops.domain.fairness.Sighting;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.ports.fairness.PopulationKey;
import dev.liveops.usecases.game.ActiveGame;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What fairness should come to: one fact after another by the rules of the domain, without passes,
 * stores, or anything that could go wrong.
 */
final class StraightScreening {

  private static final Comparator<EventId> BY_ID = Comparator.comparing(EventId::toString);

  private final Map<Long, Judgement> judgements = new TreeMap<>();
  private final Map<Long, GameEvent> released = new TreeMap<>();
  private final Map<EventId, GameEvent> held = new TreeMap<>(BY_ID);
  private final Map<String, Sanction> sanctions = new TreeMap<>();
  private final Map<String, PlayerActivity> activities = new TreeMap<>();
  private final Map<String, Population> populations = new TreeMap<>();
  private Optional<ActiveGame> game = Optional.empty();

  /** Folds the facts at the positions 1 to {@code through}. */
  StraightScreening(List<Fact> log, long through) {
    for (int i = 0; i < through; i++) {
      take(i + 1, log.get(i));
    }
  }

  private void take(long position, Fact fact) {
    switch (fact) {
      case Fact.EventAccepted accepted -> judge(position, accepted.event());
      case Fact.EventReviewed reviewed -> review(position, reviewed);
      case Fact.SanctionImposed imposed -> impose(imposed.sanction());
      case Fact.SanctionLifted lifted -> sanctions.remove(lifted.sanctionId());
      case Fact.DefinitionChanged changed ->
          game = Optional.of(Game.ready(changed.document(), changed.version()));
      case Fact.EventsJudged told -> {}
      case Fact.EventCleared told -> {}
      case Fact.RewardClaimed told -> {}
      case Fact.ActsDenied told -> {}
      case Fact.DeliveryAbandoned told -> {}
      case Fact.AdminActed told -> {}
    }
  }

  private void judge(long position, GameEvent event) {
    ActiveGame now = game.orElseThrow();
    String player = PlayerKey.of(event).toString();
    PlayerActivity activity = activities.getOrDefault(player, PlayerActivity.empty());
    long points = now.pointsOf(event);
    Judgement judgement =
        now.rulebook()
            .judge(new Sighting(event, points, activity, population(event), sanctionsOf(event)));
    judgements.put(position, judgement);
    activities.put(player, activity.after(event, points, judgement, now.rulebook()));
    if (judgement.verdict().counts()) {
      population(event).add(points);
    }
    judgement.block().ifPresent(this::impose);
    if (judgement.verdict() == Verdict.QUARANTINED) {
      held.put(event.id(), event);
    }
  }

  private void review(long position, Fact.EventReviewed reviewed) {
    GameEvent event = held.remove(reviewed.event());
    if (event != null && reviewed.released()) {
      ActiveGame now = game.orElseThrow();
      long points = now.pointsOf(event);
      activities.computeIfPresent(
          PlayerKey.of(event).toString(),
          (player, activity) -> activity.afterRelease(event, points, now.rulebook()));
      population(event).add(points);
      released.put(position, event);
    }
  }

  private void impose(Sanction sanction) {
    sanctions.put(sanction.id(), sanction);
  }

  private Sanctions sanctionsOf(GameEvent event) {
    return new Sanctions(
        sanctions.values().stream().filter(s -> s.player().equals(event.player())).toList());
  }

  private Population population(GameEvent event) {
    return populations.computeIfAbsent(
        new PopulationKey(event.game(), event.type()).toString(), type -> Population.empty());
  }

  /** The judgement of the event at a position. */
  Judgement judgementAt(long position) {
    return judgements.get(position);
  }

  /** The event that the fact at a position lets count, if it does. */
  Optional<GameEvent> releasedAt(long position) {
    return Optional.ofNullable(released.get(position));
  }

  /** The state, to be compared with {@link Observed#fairness}. */
  String state() {
    HexFormat hex = HexFormat.of();
    Map<String, String> lines = new TreeMap<>();
    activities.forEach((player, each) -> lines.put("a " + player, hex.formatHex(each.encode())));
    populations.forEach(
        (type, each) -> {
          if (each.count() > 0) {
            lines.put("p " + type, hex.formatHex(each.encode()));
          }
        });
    sanctions.forEach((id, each) -> lines.put("s " + id, each.toString()));
    held.forEach((id, each) -> lines.put("h " + id, each.toString()));
    return String.join("\n", lines.entrySet().stream().map(Object::toString).toList());
  }
}
