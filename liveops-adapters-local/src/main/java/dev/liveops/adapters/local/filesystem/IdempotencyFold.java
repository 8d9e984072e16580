package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.log.Group;
import dev.liveops.adapters.local.log.GroupListener;
import dev.liveops.domain.admission.Admission;
import dev.liveops.domain.admission.DoneRequest;
import dev.liveops.domain.admission.DoneRequests;
import dev.liveops.domain.admission.IdempotencyTable;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.ports.admission.IdempotencyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Which idempotency keys were used: a table in memory, and with every checkpoint one row of those
 * that came since the last. Rows expire whole.
 */
final class IdempotencyFold implements IdempotencyStore, GroupListener, Checkpointed {

  static final String NAME = "idempotency";
  private static final int ENTRIES_MAX = 4_000_000;

  private final IdempotencyTable table;
  private final InstantSource clock;
  private final Duration ttl;
  private long position;
  private List<DoneRequest> unwritten = new ArrayList<>();
  private volatile boolean recovered;

  IdempotencyFold(StateDatabase database, Duration ttl, InstantSource clock, long seed) {
    this.clock = clock;
    this.ttl = ttl;
    this.table = new IdempotencyTable(ttl.toMillis(), ENTRIES_MAX, seed);
    this.position = Checkpointer.positionOf(database, NAME);
    long nowMillis = clock.millis();
    database.forEach(
        "SELECT state FROM idempotency WHERE newest_millis >= ?",
        List.of(nowMillis - ttl.toMillis()),
        row ->
            DoneRequests.fromBytes(StateDatabase.bytes(row, 1))
                .forEach(request -> table.remember(request, nowMillis)));
  }

  /** Also learns the keys of the groups it sees: for those from before the start. */
  GroupListener recovering() {
    return group -> {
      if (recovered) {
        committed(group);
      } else {
        recover(group);
      }
    };
  }

  private void recover(Group group) {
    int known = unwritten.size();
    committed(group);
    long nowMillis = clock.millis();
    unwritten.subList(known, unwritten.size()).forEach(each -> table.remember(each, nowMillis));
  }

  /** From here on keys are learnt from those who use them. */
  void recovered() {
    recovered = true;
  }

  @Override
  public synchronized void committed(Group group) {
    for (Fact fact : group.facts()) {
      if (fact instanceof Fact.EventAccepted accepted && accepted.keyed()) {
        unwritten.add(
            new DoneRequest(accepted.event().id(), accepted.bodyHash(), accepted.atMillis()));
      }
    }
    position = group.last();
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

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized long position() {
    return position;
  }

  @Override
  public synchronized Capture capture() {
    long through = position;
    List<DoneRequest> taken = List.copyOf(unwritten);
    return new Capture() {
      @Override
      public long position() {
        return through;
      }

      @Override
      public void write(StateTransaction transaction) {
        writeRow(transaction, through, taken);
      }

      @Override
      public void written() {
        synchronized (IdempotencyFold.this) {
          unwritten = new ArrayList<>(unwritten.subList(taken.size(), unwritten.size()));
        }
      }
    };
  }

  private void writeRow(StateTransaction transaction, long through, List<DoneRequest> requests) {
    transaction.execute(
        "DELETE FROM idempotency WHERE newest_millis < ?",
        List.of(clock.millis() - ttl.toMillis()));
    if (!requests.isEmpty()) {
      long newest = requests.stream().mapToLong(DoneRequest::doneAtMillis).max().orElseThrow();
      transaction.execute(
          "INSERT INTO idempotency (through, newest_millis, state) VALUES (?, ?, ?)",
          List.of(through, newest, DoneRequests.toBytes(requests)));
    }
  }
}
