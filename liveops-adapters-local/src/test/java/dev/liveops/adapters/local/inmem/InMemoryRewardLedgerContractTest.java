package dev.liveops.adapters.local.inmem;

import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.progression.RewardLedgerContract;

final class InMemoryRewardLedgerContractTest extends RewardLedgerContract {

  @Override
  protected Opened<Ports> open(SettableClock clock) {
    return InMemory.open(clock, storage -> new Ports(storage.ledger(), storage.bus()));
  }
}
