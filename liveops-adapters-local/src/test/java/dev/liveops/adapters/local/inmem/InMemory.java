package dev.liveops.adapters.local.inmem;

import dev.liveops.adapters.local.OpenedStorage;
import dev.liveops.adapters.local.Storage;
import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.admission.IdempotencyStoreContract;
import java.util.function.Function;

/** Opens the volatile adapter for contract tests. */
final class InMemory implements OpenedStorage.Kind {

  private final SettableClock clock;

  private InMemory(SettableClock clock) {
    this.clock = clock;
  }

  static <P> Opened<P> open(SettableClock clock, Function<Storage, P> ports) {
    return new OpenedStorage<>(new InMemory(clock), ports);
  }

  @Override
  public Storage open() {
    return InMemoryStorage.open(IdempotencyStoreContract.TTL, clock, 42);
  }

  @Override
  public void crash() {
    // Nothing is left either way.
  }

  @Override
  public boolean isDurable() {
    return false;
  }
}
