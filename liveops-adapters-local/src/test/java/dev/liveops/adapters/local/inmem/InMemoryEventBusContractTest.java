package dev.liveops.adapters.local.inmem;

import dev.liveops.adapters.local.Storage;
import dev.liveops.ports.event.EventBus;
import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.event.EventBusContract;

final class InMemoryEventBusContractTest extends EventBusContract {

  @Override
  protected Opened<EventBus> open(SettableClock clock) {
    return InMemory.open(clock, Storage::bus);
  }
}
