package dev.liveops.adapters.local.inmem;

import dev.liveops.adapters.local.Storage;
import dev.liveops.ports.signing.Secrets;
import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.signing.SecretsContract;

final class InMemorySecretsContractTest extends SecretsContract {

  @Override
  protected Opened<Secrets> open(SettableClock clock) {
    return InMemory.open(clock, Storage::secrets);
  }
}
