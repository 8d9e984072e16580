package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.Storage;
import dev.liveops.ports.signing.Secrets;
import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.signing.SecretsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FilesystemSecretsContractTest extends SecretsContract {

  @TempDir private Path directory;

  @Override
  protected Opened<Secrets> open(SettableClock clock) {
    return Filesystem.open(directory, clock, Storage::secrets);
  }
}
