package dev.liveops.testkit.simulation;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.progression.RewardLedger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Grants in a map that is made again, after a crash, of those on the bus. */
public final class SimulatedLedger extends SimulatedPort implements RewardLedger {

  private final SimulatedBus bus;
  private final Map<String, Fact.RewardClaimed> grants = new LinkedHashMap<>();
  private final Set<String> underWay = new TreeSet<>();

  /** The grants on {@code bus}. */
  public SimulatedLedger(SimulatedBus bus) {
    this(bus, Faults.NONE);
  }

  /** The grants on {@code bus}. */
  public SimulatedLedger(SimulatedBus bus, Faults faults) {
    super("ledger", faults);
    this.bus = bus;
  }

  /** Forgets which grants were under way; those on the bus are known again. */
  public synchronized void crash() {
    underWay.clear();
    grants.clear();
    bus.facts(Fact.RewardClaimed.class).forEach(this::keep);
  }

  /** Changes what is stored behind everybody's back. */
  public synchronized void falsify(Fact.RewardClaimed grant) {
    grants.put(id(grant), grant);
  }

  @Override
  public synchronized Fact.RewardClaimed grant(Fact.RewardClaimed grant) {
    write("grant");
    Fact.RewardClaimed known = grants.get(id(grant));
    if (known != null) {
      return known;
    }
    if (!underWay.add(id(grant))) {
      throw new PortUnavailable("this grant is under way");
    }
    CompletableFuture<Long> published = publish(grant);
    CompletableFuture<Long> unused =
        published.whenComplete((position, failure) -> decided(grant, failure == null));
    if (!grants.containsKey(id(grant))) {
      throw new PortUnavailable("not known to be durable");
    }
    done("grant");
    return grant;
  }

  private CompletableFuture<Long> publish(Fact.RewardClaimed grant) {
    try {
      return bus.publish(List.of(grant));
    } catch (PortUnavailable e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private synchronized void decided(Fact.RewardClaimed grant, boolean durable) {
    underWay.remove(id(grant));
    if (durable) {
      keep(grant);
    }
  }

  private void keep(Fact.RewardClaimed grant) {
    grants.putIfAbsent(id(grant), grant);
  }

  private static String id(Fact.RewardClaimed grant) {
    return grant.receipt().receiptId();
  }

  @Override
  public synchronized Optional<Fact.RewardClaimed> find(String receiptId) {
    read("find");
    return Optional.ofNullable(grants.get(receiptId));
  }

  @Override
  public synchronized List<Fact.RewardClaimed> of(PlayerKey player) {
    read("of");
    return grants.values().stream()
        .filter(
            grant -> new PlayerKey(grant.receipt().game(), grant.receipt().player()).equals(player))
        .toList();
  }

  @Override
  public void forEach(Consumer<Fact.RewardClaimed> consumer) {
    List<Fact.RewardClaimed> all;
    synchronized (this) {
      all = List.copyOf(grants.values());
    }
    all.forEach(consumer);
  }
}
