package dev.liveops.testkit.simulation;

import dev.liveops.ports.progression.ProgressStore;
import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.progression.ProgressStoreContract;

final class SimulatedProgressContractTest extends ProgressStoreContract {

  @Override
  protected Opened<ProgressStore> open(SettableClock clock) {
    return new OpenedInstallation<>(clock, SimulatedInstallation::progress);
  }
}
