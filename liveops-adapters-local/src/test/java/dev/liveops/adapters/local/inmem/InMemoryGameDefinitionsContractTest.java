package dev.liveops.adapters.local.inmem;

import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.game.GameDefinitionsContract;

final class InMemoryGameDefinitionsContractTest extends GameDefinitionsContract {

  @Override
  protected Opened<Ports> open(SettableClock clock) {
    return InMemory.open(clock, storage -> new Ports(storage.definitions(), storage.bus()));
  }
}
