package dev.liveops.testkit.simulation;

import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.game.GameDefinitionsContract;

final class SimulatedDefinitionsContractTest extends GameDefinitionsContract {

  @Override
  protected Opened<GameDefinitionsContract.Ports> open(SettableClock clock) {
    return new OpenedInstallation<>(
        clock, each -> new GameDefinitionsContract.Ports(each.definitions(), each.bus()));
  }
}
