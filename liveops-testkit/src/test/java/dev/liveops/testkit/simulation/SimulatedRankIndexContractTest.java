package dev.liveops.testkit.simulation;

import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.ranking.RankIndexContract;
import dev.liveops.testkit.ranking.RankingPorts;

final class SimulatedRankIndexContractTest extends RankIndexContract {

  @Override
  protected Opened<RankingPorts> open(SettableClock clock) {
    return new OpenedInstallation<>(
        clock, each -> new RankingPorts(each.standings(), each.standings()));
  }
}
