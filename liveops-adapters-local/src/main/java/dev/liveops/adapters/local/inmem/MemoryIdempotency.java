package dev.liveops.adapters.local.inmem;

import dev.liveops.domain.admission.Admission;
import dev.liveops.domain.admission.IdempotencyTable;
import dev.liveops.domain.event.EventId;
import dev.liveops.ports.admission.IdempotencyStore;
import java.time.Duration;

/** Which idempotency keys were used. */
final class MemoryIdempotency implements IdempotencyStore {

  private static final int ENTRIES_MAX = 1_000_000;

  private final IdempotencyTable table;

  MemoryIdempotency(Duration ttl, long hashSeed) {
    this.table = new IdempotencyTable(ttl.toMillis(), ENTRIES_MAX, hashSeed);
  }

  @Override
  public Admission begin(EventId id, long bodyHash, long nowMillis) {
    return table.begin(id, bodyHash, nowMillis);
  }

  @Override
  public void complete(EventId id, long nowMillis) {
    table.complete(id, nowMillis);
  }

  @Override
  public void abandon(EventId id) {
    table.abandon(id);
  }
}
