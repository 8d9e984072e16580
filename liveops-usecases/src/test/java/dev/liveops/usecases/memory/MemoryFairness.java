package dev.liveops.usecases.memory;

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
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.fairness.HeldEvent;
import dev.liveops.ports.fairness.PlayerActivityStore;
import dev.liveops.ports.fairness.PopulationKey;
import dev.liveops.ports.fairness.ReviewQueue;
import dev.liveops.ports.fairness.SanctionStore;
import dev.liveops.ports.fairness.Screening;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What fairness remembers, in maps; as bytes where bytes is what a database would keep. It can lose
 * its newest commits, as a crash does: the judgements on the bus stay.
 */
public final class MemoryFairness implements PlayerActivityStore, ReviewQueue, SanctionStore {

  private final MemoryBus bus;
  private State state = new State();
  private boolean unreachable;
  private boolean readOnly;

  /** Everything that a commit changes. */
  private static final class State {
    private long position;
    private final Map<PlayerKey, byte[]> activities = new HashMap<>();
    private final Map<PopulationKey, byte[]> populations = new HashMap<>();
    private final Map<String, Sanction> sanctions = new TreeMap<>();
    private final Map<String, HeldEvent> held = new TreeMap<>();
    private final List<Fact.Remarkable> remarkable = new ArrayList<>();

    State copy() {
      State copy = new State();
      copy.position = position;
      copy.activities.putAll(activities);
      copy.populations.putAll(populations);
      copy.sanctions.putAll(sanctions);
      copy.held.putAll(held);
      copy.remarkable.addAll(remarkable);
      return copy;
    }
  }

  /** A state to go back to. */
  public record Checkpoint(Object state) {}

  public MemoryFairness(MemoryBus bus) {
    this.bus = bus;
  }

  public synchronized Checkpoint checkpoint() {
    return new Checkpoint(state.copy());
  }

  public synchronized void crashBackTo(Checkpoint checkpoint) {
    state = ((State) checkpoint.state()).copy();
  }

  public synchronized void beUnreachable(boolean nowUnreachable) {
    unreachable = nowUnreachable;
  }

  /** Reads go well, and commits do not. */
  public synchronized void beReadOnly(boolean nowReadOnly) {
    readOnly = nowReadOnly;
  }

  /** Everything there is, in a form to compare. */
  public synchronized String fingerprint() {
    Map<String, String> lines = new TreeMap<>();
    state.activities.forEach((key, bytes) -> lines.put("a " + key, hex(bytes)));
    state.populations.forEach((key, bytes) -> lines.put("p " + key, hex(bytes)));
    state.sanctions.forEach((key, sanction) -> lines.put("s " + key, sanction.toString()));
    state.held.forEach((key, event) -> lines.put("h " + key, event.toString()));
    return String.join("\n", lines.entrySet().stream().map(Objects::toString).toList());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String key(GameId game, Object id) {
    return game + "/" + id;
  }

  private void reach() {
    if (unreachable) {
      throw new PortUnavailable("no connection", null, 250);
    }
  }

  @Override
  public synchronized long position() {
    reach();
    return state.position;
  }

  @Override
  public synchronized Map<PlayerKey, PlayerActivity> load(Collection<PlayerKey> players) {
    reach();
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
    reach();
    Map<PopulationKey, Population> copies = new HashMap<>();
    state.populations.forEach((key, bytes) -> copies.put(key, Population.decode(bytes)));
    return copies;
  }

  @Override
  public synchronized void commit(Screening screening) {
    reach();
    if (readOnly) {
      throw new PortUnavailable("the disk is full");
    }
    if (screening.through() <= state.position) {
      return;
    }
    screening.judged().ifPresent(this::publish);
    screening.activities().forEach((key, activity) -> state.activities.put(key, activity.encode()));
    screening
        .populations()
        .forEach((key, population) -> state.populations.put(key, population.encode()));
    for (Sanction sanction : screening.imposed()) {
      state.sanctions.put(key(sanction.game(), sanction.id()), sanction);
    }
    for (Screening.LiftedSanction lifted : screening.lifted()) {
      state.sanctions.remove(key(lifted.game(), lifted.sanctionId()));
    }
    for (HeldEvent event : screening.held()) {
      state.held.put(key(event.event().game(), event.event().id()), event);
    }
    for (Screening.DecidedEvent decided : screening.decided()) {
      state.held.remove(key(decided.game(), decided.event()));
    }
    screening.judged().ifPresent(judged -> state.remarkable.addAll(judged.remarkable()));
    state.position = screening.through();
  }

  /** But for what is judged already. */
  private void publish(Fact.EventsJudged judged) {
    long known =
        bus.facts(Fact.EventsJudged.class).stream()
            .mapToLong(Fact.EventsJudged::last)
            .max()
            .orElse(0);
    if (judged.last() > known) {
      bus.publish(
              List.of(
                  new Fact.EventsJudged(
                      Math.max(judged.first(), known + 1),
                      judged.last(),
                      judged.remarkable().stream().filter(r -> r.position() > known).toList(),
                      judged.released().stream().filter(r -> r.position() > known).toList(),
                      judged.atMillis())))
          .join();
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
    reach();
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
    reach();
    return new Sanctions(
        state.sanctions.values().stream()
            .filter(s -> new PlayerKey(s.game(), s.player()).equals(player))
            .toList());
  }

  @Override
  public synchronized Optional<Sanction> find(GameId game, String sanctionId) {
    reach();
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
