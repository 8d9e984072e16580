package dev.liveops.adapters.local.inmem;

import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.fairness.FairnessPorts;
import dev.liveops.testkit.fairness.PlayerActivityStoreContract;

final class InMemoryPlayerActivityStoreContractTest extends PlayerActivityStoreContract {

  @Override
  protected Opened<FairnessPorts> open(SettableClock clock) {
    return InMemory.open(
        clock,
        storage ->
            new FairnessPorts(
                storage.activity(), storage.sanctions(), storage.reviews(), storage.bus()));
  }
}
