package dev.liveops.testkit.simulation;

import dev.liveops.ports.audit.AuditTrail;
import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.audit.AuditTrailContract;

final class SimulatedTrailContractTest extends AuditTrailContract {

  @Override
  protected Opened<AuditTrail> open(SettableClock clock) {
    return new OpenedInstallation<>(clock, SimulatedInstallation::trail);
  }
}
