package dev.liveops.adapters.local.inmem;

import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.ranking.RankIndexContract;
import dev.liveops.testkit.ranking.RankingPorts;

final class InMemoryRankIndexContractTest extends RankIndexContract {

  @Override
  protected Opened<RankingPorts> open(SettableClock clock) {
    return InMemory.open(clock, storage -> new RankingPorts(storage.standings(), storage.ranks()));
  }
}
