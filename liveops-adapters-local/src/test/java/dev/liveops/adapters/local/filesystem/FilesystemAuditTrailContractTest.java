package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.Storage;
import dev.liveops.ports.audit.AuditTrail;
import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.audit.AuditTrailContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FilesystemAuditTrailContractTest extends AuditTrailContract {

  @TempDir private Path directory;

  @Override
  protected Opened<AuditTrail> open(SettableClock clock) {
    return Filesystem.open(directory, clock, Storage::trail);
  }
}
