package dev.liveops.adapters.local.inmem;

import dev.liveops.adapters.local.Storage;
import dev.liveops.ports.progression.ProgressStore;
import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.progression.ProgressStoreContract;

final class InMemoryProgressStoreContractTest extends ProgressStoreContract {

  @Override
  protected Opened<ProgressStore> open(SettableClock clock) {
    return InMemory.open(clock, Storage::progress);
  }
}
