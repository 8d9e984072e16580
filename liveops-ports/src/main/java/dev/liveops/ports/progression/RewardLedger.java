package dev.liveops.ports.progression;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.PlayerKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Which rewards were granted: each at most once. Safe for all threads. */
public interface RewardLedger {

  /**
   * Grants a reward, unless its receipt id is in the ledger already. In the same transaction the
   * grant is published on the bus.
   *
   * @return the grant that is in the ledger now: the given one, or the very first of that receipt
   *     id. Durable when it returns.
   * @throws dev.liveops.ports.PortUnavailable when it could not be made durable in time; asking
   *     again tells, and never grants twice
   */
  Fact.RewardClaimed grant(Fact.RewardClaimed grant);

  /** The grant with this receipt id. */
  Optional<Fact.RewardClaimed> find(String receiptId);

  /** The grants of a player, oldest first. */
  List<Fact.RewardClaimed> of(PlayerKey player);

  /** Every grant, in no particular order. */
  void forEach(Consumer<Fact.RewardClaimed> consumer);
}
