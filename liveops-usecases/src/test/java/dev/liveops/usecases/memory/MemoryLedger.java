package dev.liveops.usecases.memory;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.progression.RewardLedger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Grants in a map. */
public final class MemoryLedger implements RewardLedger {

  private final MemoryBus bus;
  private final Map<String, Fact.RewardClaimed> grants = new LinkedHashMap<>();
  private boolean unreachable;

  public MemoryLedger(MemoryBus bus) {
    this.bus = bus;
  }

  public synchronized void beUnreachable(boolean nowUnreachable) {
    unreachable = nowUnreachable;
  }

  /** Changes what is stored behind everybody's back. */
  public synchronized void falsify(Fact.RewardClaimed grant) {
    grants.put(grant.receipt().receiptId(), grant);
  }

  @Override
  public synchronized Fact.RewardClaimed grant(Fact.RewardClaimed grant) {
    if (unreachable) {
      throw new PortUnavailable("no connection", null, 250);
    }
    Fact.RewardClaimed known = grants.get(grant.receipt().receiptId());
    if (known != null) {
      return known;
    }
    bus.publish(List.of(grant)).join();
    grants.put(grant.receipt().receiptId(), grant);
    return grant;
  }

  @Override
  public synchronized Optional<Fact.RewardClaimed> find(String receiptId) {
    return Optional.ofNullable(grants.get(receiptId));
  }

  @Override
  public synchronized List<Fact.RewardClaimed> of(PlayerKey player) {
    return grants.values().stream()
        .filter(
            grant -> new PlayerKey(grant.receipt().game(), grant.receipt().player()).equals(player))
        .toList();
  }

  @Override
  public synchronized void forEach(Consumer<Fact.RewardClaimed> consumer) {
    List.copyOf(grants.values()).forEach(consumer);
  }
}
