package dev.liveops.usecases.fairness;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.Population;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.ports.fairness.HeldEvent;
import dev.liveops.ports.fairness.PopulationKey;
import dev.liveops.ports.fairness.ReviewQueue;
import dev.liveops.ports.fairness.Screening;
import dev.liveops.ports.fairness.Screening.DecidedEvent;
import dev.liveops.ports.fairness.Screening.LiftedSanction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers what one pass of screening changes. Of several changes to one sanction or one held event
 * the last remains, so that no store has to mind their order. For one thread.
 */
final class ScreeningResult {

  private final List<Fact.Remarkable> remarkable = new ArrayList<>();
  private final List<Fact.Released> released = new ArrayList<>();
  private final Map<LiftedSanction, Optional<Sanction>> sanctions = new LinkedHashMap<>();
  private final Map<DecidedEvent, Optional<HeldEvent>> reviews = new LinkedHashMap<>();
  private long firstJudged;
  private long lastJudged;

  void judge(long position, GameEvent event, Judgement judgement) {
    cover(position);
    if (!judgement.equals(Judgement.CLEAR)) {
      remarkable.add(
          new Fact.Remarkable(position, event.id(), event.game(), event.player(), judgement));
    }
  }

  void release(long position, GameEvent event) {
    cover(position);
    released.add(new Fact.Released(position, event));
  }

  void impose(Sanction sanction) {
    sanctions.put(new LiftedSanction(sanction.game(), sanction.id()), Optional.of(sanction));
  }

  void lift(GameId game, String sanctionId) {
    sanctions.put(new LiftedSanction(game, sanctionId), Optional.empty());
  }

  void hold(HeldEvent event) {
    reviews.put(new DecidedEvent(event.event().game(), event.event().id()), Optional.of(event));
  }

  /**
   * Takes an event out of the queue.
   *
   * @param queue as the pass found it
   * @return the event; empty when it was not held, or is decided on already
   */
  Optional<HeldEvent> decide(GameId game, EventId event, ReviewQueue queue) {
    DecidedEvent key = new DecidedEvent(game, event);
    Optional<HeldEvent> heldHere = reviews.getOrDefault(key, Optional.empty());
    if (heldHere.isPresent()) {
      reviews.put(key, Optional.empty()); // the queue may have it from an earlier sending
      return heldHere;
    }
    if (reviews.containsKey(key)) {
      return Optional.empty();
    }
    Optional<HeldEvent> held = queue.find(game, event);
    if (held.isPresent()) {
      reviews.put(key, Optional.empty());
    }
    return held;
  }

  Screening screening(
      long through,
      long nowMillis,
      Map<PlayerKey, PlayerActivity> activities,
      Map<PopulationKey, Population> populations) {
    List<LiftedSanction> lifted = new ArrayList<>();
    sanctions.forEach(
        (key, sanction) -> {
          if (sanction.isEmpty()) {
            lifted.add(key);
          }
        });
    List<DecidedEvent> decided = new ArrayList<>();
    reviews.forEach(
        (key, event) -> {
          if (event.isEmpty()) {
            decided.add(key);
          }
        });
    return new Screening(
        through,
        judged(nowMillis),
        activities,
        populations,
        sanctions.values().stream().flatMap(Optional::stream).toList(),
        lifted,
        reviews.values().stream().flatMap(Optional::stream).toList(),
        decided);
  }

  private Optional<Fact.EventsJudged> judged(long nowMillis) {
    return firstJudged == 0
        ? Optional.empty()
        : Optional.of(
            new Fact.EventsJudged(firstJudged, lastJudged, remarkable, released, nowMillis));
  }

  /**
   * A judgement covers what was handed to us, and no more: a fact that the bus gave up on lies
   * between two passes, and must not seem to be cleared.
   */
  private void cover(long position) {
    if (firstJudged == 0) {
      firstJudged = position;
    }
    lastJudged = position;
  }
}
