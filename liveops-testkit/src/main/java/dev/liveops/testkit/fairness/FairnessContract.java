package dev.liveops.testkit.fairness;

import dev.liveops.ports.fairness.PlayerActivityStore;
import dev.liveops.testkit.PortContract;

/** What the contracts of those who remember for fairness have in common. */
abstract class FairnessContract extends PortContract<FairnessPorts> {

  final PlayerActivityStore activity() {
    return ports().activity();
  }

  /** Commits a pass, once the facts it has handled are there. */
  final void commit(Screenings pass) {
    reach(pass.pass().through());
    activity().commit(pass.pass());
  }
}
