package dev.liveops.adapters.local.filesystem;

import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.fairness.FairnessPorts;
import dev.liveops.testkit.fairness.PlayerActivityStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FilesystemPlayerActivityStoreContractTest extends PlayerActivityStoreContract {

  @TempDir private Path directory;

  @Override
  protected Opened<FairnessPorts> open(SettableClock clock) {
    return Filesystem.open(
        directory,
        clock,
        storage ->
            new FairnessPorts(
                storage.activity(), storage.sanctions(), storage.reviews(), storage.bus()));
  }
}
