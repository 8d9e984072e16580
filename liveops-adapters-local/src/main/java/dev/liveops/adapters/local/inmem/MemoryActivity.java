package dev.liveops.adapters.local.inmem;

import dev.liveops.adapters.local.fairness.RecentViolations;
import dev.liveops.adapters.local.fairness.SanctionBook;
import dev.liveops.adapters.local.log.JudgedPositions;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.Population;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.ports.fairness.HeldEvent;
import dev.liveops.ports.fairness.PlayerActivityStore;
import dev.liveops.ports.fairness.PopulationKey;
import dev.liveops.ports.fairness.ReviewQueue;
import dev.liveops.ports.fairness.Screening;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What fairness remembers. A judgement goes to the log first, then takes effect here. */
final class MemoryActivity implements PlayerActivityStore, ReviewQueue {

  private final JudgedPositions judged;
  private final SanctionBook sanctions = new SanctionBook();
  private final RecentViolations violations = new RecentViolations();
  private final Map<PlayerKey, PlayerActivity> activities = new HashMap<>();
  private final Map<PopulationKey, Population> populations = new HashMap<>();
  private final Map<EventId, HeldEvent> held = new HashMap<>();
  private final NavigableMap<Long, HeldEvent> heldByPosition = new TreeMap<>();
  private volatile long position;

  MemoryActivity(JudgedPositions judged) {
    this.judged = judged;
  }

  SanctionBook sanctions() {
    return sanctions;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public synchronized Map<PlayerKey, PlayerActivity> load(Collection<PlayerKey> players) {
    Map<PlayerKey, PlayerActivity> found = new HashMap<>();
    for (PlayerKey player : players) {
      if (activities.containsKey(player)) {
        found.put(player, activities.get(player));
      }
    }
    return found;
  }

  @Override
  public synchronized Map<PopulationKey, Population> populations() {
    Map<PopulationKey, Population> copies = new HashMap<>();
    populations.forEach((key, population) -> copies.put(key, population.copy()));
    return copies;
  }

  @Override
  public synchronized void commit(Screening screening) {
    if (screening.through() <= position) {
      return;
    }
    screening.judged().ifPresent(judged::publish);
    activities.putAll(screening.activities());
    populations.putAll(screening.populations());
    screening.imposed().forEach(sanctions::impose);
    screening.lifted().forEach(lifted -> sanctions.lift(lifted.game(), lifted.sanctionId()));
    screening.held().forEach(this::hold);
    screening.decided().forEach(this::release);
    screening.judged().ifPresent(violations::add);
    position = screening.through();
  }

  private void hold(HeldEvent event) {
    held.put(event.event().id(), event);
    heldByPosition.put(event.position(), event);
  }

  private void release(Screening.DecidedEvent decided) {
    find(decided.game(), decided.event())
        .ifPresent(
            event -> {
              held.remove(event.event().id());
              heldByPosition.remove(event.position());
            });
  }

  @Override
  public synchronized List<Violation> violations(
      GameId game, Optional<PlayerId> player, int violationsMax) {
    return violations.newest(game, player, violationsMax);
  }

  @Override
  public synchronized Optional<HeldEvent> find(GameId game, EventId event) {
    return Optional.ofNullable(held.get(event)).filter(each -> each.event().game().equals(game));
  }

  @Override
  public synchronized List<HeldEvent> pending(GameId game, long afterPosition, int eventsMax) {
    return heldByPosition.tailMap(afterPosition, false).values().stream()
        .filter(each -> each.event().game().equals(game))
        .limit(eventsMax)
        .toList();
  }

  @Override
  public synchronized long size() {
    return held.size();
  }
}
