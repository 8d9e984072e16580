package dev.liveops.adapters.local.filesystem;

import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.ranking.RankIndexContract;
import dev.liveops.testkit.ranking.RankingPorts;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FilesystemRankIndexContractTest extends RankIndexContract {

  @TempDir private Path directory;

  @Override
  protected Opened<RankingPorts> open(SettableClock clock) {
    return Filesystem.open(
        directory, clock, storage -> new RankingPorts(storage.standings(), storage.ranks()));
  }
}
