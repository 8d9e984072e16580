package dev.liveops.testkit.simulation;

import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.fairness.FairnessPorts;
import dev.liveops.testkit.fairness.ReviewQueueContract;

final class SimulatedReviewQueueContractTest extends ReviewQueueContract {

  @Override
  protected Opened<FairnessPorts> open(SettableClock clock) {
    return new OpenedInstallation<>(
        clock,
        each -> new FairnessPorts(each.fairness(), each.fairness(), each.fairness(), each.bus()));
  }
}
