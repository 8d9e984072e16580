package dev.liveops.adapters.local.filesystem;

import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.game.GameDefinitionsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FilesystemGameDefinitionsContractTest extends GameDefinitionsContract {

  @TempDir private Path directory;

  @Override
  protected Opened<Ports> open(SettableClock clock) {
    return Filesystem.open(
        directory, clock, storage -> new Ports(storage.definitions(), storage.bus()));
  }
}
