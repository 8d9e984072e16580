package dev.liveops.adapters.local.inmem;

import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.admission.IdempotencyStoreContract;

final class InMemoryIdempotencyStoreContractTest extends IdempotencyStoreContract {

  @Override
  protected Opened<Ports> open(SettableClock clock) {
    return InMemory.open(clock, storage -> new Ports(storage.idempotency(), storage.bus()));
  }
}
