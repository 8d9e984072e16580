package dev.liveops.testkit.simulation;

import static dev.liveops.testkit.simulation.FairnessState.key;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.Population;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.Sanctions;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.ports.fairness.HeldEvent;
import dev.liveops.ports.fairness.PlayerActivityStore;
import dev.liveops.ports.fairness.PopulationKey;
import dev.liveops.ports.fairness.ReviewQueue;
import dev.liveops.ports.fairness.SanctionStore;
import dev.liveops.ports.fairness.Screening;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What fairness remembers, in maps. A crash leaves the judgements on the bus as they are. */
public final class SimulatedFairness extends SimulatedStore<FairnessState>
    implements PlayerActivityStore, ReviewQueue, SanctionStore {

  private final SimulatedBus bus;

  /** Remembers nothing, and nothing goes wrong by itself. */
  public SimulatedFairness(SimulatedBus bus) {
    this(bus, Faults.NONE);
  }

  /** Remembers nothing. */
  public SimulatedFairness(SimulatedBus bus, Faults faults) {
    super("fairness", faults, new FairnessState());
    this.bus = bus;
  }

  /** Everything there is, in a form to compare. */
  public synchronized String fingerprint() {
    return state.fingerprint();
  }

  @Override
  public synchronized long position() {
    read("position");
    return state.position;
  }

  @Override
  public synchronized Map<PlayerKey, PlayerActivity> load(Collection<PlayerKey> players) {
    read("load");
    Map<PlayerKey, PlayerActivity> found = new HashMap<>();
    for (PlayerKey player : players) {
      byte[] bytes = state.activities.get(player);
      if (bytes != null) {
        found.put(player, PlayerActivity.decode(bytes));
      }
    }
    return found;
  }

  @Override
  public synchronized Map<PopulationKey, Population> populations() {
    read("populations");
    Map<PopulationKey, Population> copies = new HashMap<>();
    state.populations.forEach((key, bytes) -> copies.put(key, Population.decode(bytes)));
    return copies;
  }

  @Override
  public synchronized void commit(Screening screening) {
    write("commit");
    if (screening.through() > state.position) {
      screening.judged().ifPresent(this::publish);
      state.apply(screening);
    }
    done("commit");
  }

  /** But for what is judged already. */
  private void publish(Fact.EventsJudged judged) {
    long known = bus.newest(Fact.EventsJudged.class).map(Fact.EventsJudged::last).orElse(0L);
    if (judged.last() > known) {
      bus.publishNow(
          new Fact.EventsJudged(
              Math.max(judged.first(), known + 1),
              judged.last(),
              judged.remarkable().stream().filter(r -> r.position() > known).toList(),
              judged.released().stream().filter(r -> r.position() > known).toList(),
              judged.atMillis()));
    }
  }

  @Override
  public synchronized List<Violation> violations(
      GameId game, Optional<PlayerId> player, int violationsMax) {
    return state.remarkable.reversed().stream()
        .filter(each -> each.game().equals(game))
        .filter(each -> player.isEmpty() || player.get().equals(each.player()))
        .flatMap(each -> each.judgement().violations().stream())
        .limit(violationsMax)
        .toList();
  }

  @Override
  public synchronized Optional<HeldEvent> find(GameId game, EventId event) {
    read("held");
    return Optional.ofNullable(state.held.get(key(game, event)));
  }

  @Override
  public synchronized List<HeldEvent> pending(GameId game, long afterPosition, int eventsMax) {
    return state.held.values().stream()
        .filter(held -> held.event().game().equals(game) && held.position() > afterPosition)
        .sorted(Comparator.comparingLong(HeldEvent::position))
        .limit(eventsMax)
        .toList();
  }

  @Override
  public synchronized long size() {
    return state.held.size();
  }

  @Override
  public synchronized Sanctions of(PlayerKey player) {
    read("sanctions");
    return new Sanctions(
        state.sanctions.values().stream()
            .filter(s -> new PlayerKey(s.game(), s.player()).equals(player))
            .toList());
  }

  @Override
  public synchronized Optional<Sanction> find(GameId game, String sanctionId) {
    read("sanction");
    return Optional.ofNullable(state.sanctions.get(key(game, sanctionId)));
  }

  @Override
  public synchronized List<Sanction> list(GameId game, Optional<String> afterId, int sanctionsMax) {
    return state.sanctions.values().stream()
        .filter(s -> s.game().equals(game) && s.id().compareTo(afterId.orElse("")) > 0)
        .limit(sanctionsMax)
        .toList();
  }

  @Override
  public synchronized List<Sanction> endedBy(long nowMillis, int sanctionsMax) {
    return state.sanctions.values().stream()
        .filter(sanction -> sanction.untilMillis() <= nowMillis)
        .limit(sanctionsMax)
        .toList();
  }
}
