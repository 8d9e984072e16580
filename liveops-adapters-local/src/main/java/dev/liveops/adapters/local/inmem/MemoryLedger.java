package dev.liveops.adapters.local.inmem;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.ports.progression.RewardLedger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The granted rewards. */
final class MemoryLedger implements RewardLedger {

  private final MemoryLog log;
  private final Map<String, Fact.RewardClaimed> grants = new HashMap<>();
  private final Map<PlayerKey, List<Fact.RewardClaimed>> byPlayer = new HashMap<>();

  MemoryLedger(MemoryLog log) {
    this.log = log;
  }

  @Override
  public synchronized Fact.RewardClaimed grant(Fact.RewardClaimed grant) {
    Fact.RewardClaimed first = grants.get(grant.receipt().receiptId());
    if (first != null) {
      return first;
    }
    log.append(List.of(grant));
    grants.put(grant.receipt().receiptId(), grant);
    byPlayer
        .computeIfAbsent(
            new PlayerKey(grant.receipt().game(), grant.receipt().player()),
            player -> new ArrayList<>())
        .add(grant);
    return grant;
  }

  @Override
  public synchronized Optional<Fact.RewardClaimed> find(String receiptId) {
    return Optional.ofNullable(grants.get(receiptId));
  }

  @Override
  public synchronized List<Fact.RewardClaimed> of(PlayerKey player) {
    return byPlayer.getOrDefault(player, List.of()).stream()
        .sorted(Comparator.comparingLong(Fact.RewardClaimed::atMillis))
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
