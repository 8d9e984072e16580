package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.Storage;
import dev.liveops.ports.progression.ProgressStore;
import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.progression.ProgressStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FilesystemProgressStoreContractTest extends ProgressStoreContract {

  @TempDir private Path directory;

  @Override
  protected Opened<ProgressStore> open(SettableClock clock) {
    return Filesystem.open(directory, clock, Storage::progress);
  }
}
