package dev.liveops.usecases.memory;

import dev.liveops.domain.admission.Admission;
import dev.liveops.domain.admission.IdempotencyTable;
import dev.liveops.domain.event.EventId;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.admission.IdempotencyStore;
import java.util.concurrent.atomic.AtomicInteger;

/** Idempotency keys in a table, which throws when one is settled that is not in flight. */
public final class MemoryKeys implements IdempotencyStore {

  private volatile IdempotencyTable table;
  private final AtomicInteger inFlight = new AtomicInteger();
  private volatile boolean unreachable;
  private volatile int unreachableAfter;

  public MemoryKeys() {
    this(100_000);
  }

  public MemoryKeys(int keysMax) {
    table = new IdempotencyTable(300_000, keysMax, 7);
  }

  /** As if the time to live of every key were over. */
  public void forgetAll() {
    table = new IdempotencyTable(300_000, 100_000, 8);
  }

  public void beUnreachable(boolean nowUnreachable) {
    unreachable = nowUnreachable;
  }

  /** Goes away once so many more keys were begun. */
  public void beUnreachableAfter(int keys) {
    unreachableAfter = keys;
  }

  /** How many keys were begun and not settled. */
  public int inFlight() {
    return inFlight.get();
  }

  @Override
  public synchronized Admission begin(EventId id, long bodyHash, long nowMillis) {
    reach();
    Admission admission = table.begin(id, bodyHash, nowMillis);
    if (admission instanceof Admission.Fresh) {
      inFlight.incrementAndGet();
    }
    unreachable |= --unreachableAfter == 0;
    return admission;
  }

  @Override
  public void complete(EventId id, long nowMillis) {
    reach();
    table.complete(id, nowMillis);
    inFlight.decrementAndGet();
  }

  @Override
  public void abandon(EventId id) {
    reach();
    table.abandon(id);
    inFlight.decrementAndGet();
  }

  private void reach() {
    if (unreachable) {
      throw new PortUnavailable("no connection", null, 250);
    }
  }
}
