package dev.liveops.testkit.simulation;

import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.progression.RewardLedgerContract;

final class SimulatedLedgerContractTest extends RewardLedgerContract {

  @Override
  protected Opened<RewardLedgerContract.Ports> open(SettableClock clock) {
    return new OpenedInstallation<>(
        clock, each -> new RewardLedgerContract.Ports(each.ledger(), each.bus()));
  }
}
