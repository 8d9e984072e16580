package dev.liveops.testkit.simulation;

import dev.liveops.ports.event.EventBus;
import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.event.EventBusContract;

final class SimulatedBusContractTest extends EventBusContract {

  @Override
  protected Opened<EventBus> open(SettableClock clock) {
    return new OpenedInstallation<>(clock, SimulatedInstallation::bus);
  }
}
