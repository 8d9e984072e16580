package dev.liveops.adapters.local.filesystem;

import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.ranking.RankingPorts;
import dev.liveops.testkit.ranking.StandingsStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FilesystemStandingsStoreContractTest extends StandingsStoreContract {

  @TempDir private Path directory;

  @Override
  protected Opened<RankingPorts> open(SettableClock clock) {
    return Filesystem.open(
        directory, clock, storage -> new RankingPorts(storage.standings(), storage.ranks()));
  }
}
