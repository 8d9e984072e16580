package dev.liveops.adapters.local.inmem;

import dev.liveops.adapters.local.Storage;
import dev.liveops.ports.audit.AuditTrail;
import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.audit.AuditTrailContract;

final class InMemoryAuditTrailContractTest extends AuditTrailContract {

  @Override
  protected Opened<AuditTrail> open(SettableClock clock) {
    return InMemory.open(clock, Storage::trail);
  }
}
