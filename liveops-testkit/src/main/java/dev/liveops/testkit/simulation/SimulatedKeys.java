package dev.liveops.testkit.simulation;

import dev.liveops.domain.admission.Admission;
import dev.liveops.domain.admission.DoneRequest;
import dev.liveops.domain.admission.IdempotencyTable;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.ports.admission.IdempotencyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Idempotency keys in a table that a crash empties, and that learns from the bus which keys became
 * events. Settling a key that is not in flight is a mistake.
 */
public final class SimulatedKeys extends SimulatedPort implements IdempotencyStore {

  /** How long a key is remembered. */
  public static final Duration TTL = Duration.ofMinutes(5);

  /** Decides where keys are kept; always the same, so that runs are. */
  private static final long SEED = 7;

  private final SimulatedBus bus;
  private final InstantSource clock;
  private final int keysMax;
  private final AtomicInteger inFlight = new AtomicInteger();
  private volatile IdempotencyTable table;

  /** No keys of no events, and room for a hundred thousand. */
  public SimulatedKeys(SimulatedBus bus, InstantSource clock) {
    this(bus, clock, 100_000, Faults.NONE);
  }

  /** Room for {@code keysMax} keys, and those of the events on {@code bus}. */
  public SimulatedKeys(SimulatedBus bus, InstantSource clock, int keysMax, Faults faults) {
    super("keys", faults);
    this.bus = bus;
    this.clock = clock;
    this.keysMax = keysMax;
    crash();
  }

  /** Forgets which keys were in flight; those of events on the bus are known again. */
  public void crash() {
    forgetAll();
    long nowMillis = clock.millis();
    for (Fact.EventAccepted accepted : bus.facts(Fact.EventAccepted.class)) {
      if (accepted.keyed()) {
        EventId id = accepted.event().id();
        table.remember(new DoneRequest(id, accepted.bodyHash(), accepted.atMillis()), nowMillis);
      }
    }
  }

  /** As if the time to live of every key were over. */
  public void forgetAll() {
    table = new IdempotencyTable(TTL.toMillis(), keysMax, SEED);
    inFlight.set(0);
  }

  /** How many keys were begun and not settled. */
  public int inFlight() {
    return inFlight.get();
  }

  @Override
  public Admission begin(EventId id, long bodyHash, long nowMillis) {
    read("begin");
    Admission admission = table.begin(id, bodyHash, nowMillis);
    if (admission instanceof Admission.Fresh) {
      inFlight.incrementAndGet();
    }
    return admission;
  }

  @Override
  public void complete(EventId id, long nowMillis) {
    read("complete");
    table.complete(id, nowMillis);
    inFlight.decrementAndGet();
  }

  @Override
  public void abandon(EventId id) {
    read("abandon");
    table.abandon(id);
    inFlight.decrementAndGet();
  }
}
