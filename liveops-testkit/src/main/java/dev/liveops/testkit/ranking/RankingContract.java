package dev.liveops.testkit.ranking;

import dev.liveops.domain.event.PlayerId;
import dev.liveops.ports.ranking.RankIndex;
import dev.liveops.ports.ranking.StandingsStore;
import dev.liveops.testkit.PortContract;

/** What the contracts of standings and of their order have in common. */
abstract class RankingContract extends PortContract<RankingPorts> {

  static PlayerId id(String player) {
    return new PlayerId(player);
  }

  final StandingsStore standings() {
    return ports().standings();
  }

  final RankIndex ranks() {
    return ports().ranks();
  }

  final void commit(Rankings pass) {
    reach(pass.pass().through());
    standings().commit(pass.pass());
  }
}
