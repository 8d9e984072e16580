package dev.liveops.testkit.simulation;

import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.admission.IdempotencyStoreContract;

final class SimulatedKeysContractTest extends IdempotencyStoreContract {

  @Override
  protected Opened<IdempotencyStoreContract.Ports> open(SettableClock clock) {
    return new OpenedInstallation<>(
        clock, each -> new IdempotencyStoreContract.Ports(each.keys(), each.bus()));
  }
}
