package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.Storage;
import dev.liveops.ports.event.EventBus;
import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.event.EventBusContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FilesystemEventBusContractTest extends EventBusContract {

  @TempDir private Path directory;

  @Override
  protected Opened<EventBus> open(SettableClock clock) {
    return Filesystem.open(directory, clock, Storage::bus);
  }
}
