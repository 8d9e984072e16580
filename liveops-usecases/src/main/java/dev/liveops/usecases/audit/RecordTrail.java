package dev.liveops.usecases.audit;

import dev.liveops.ports.audit.AuditTrail;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import dev.liveops.usecases.event.Fold;
import dev.liveops.usecases.event.Pump;
import dev.liveops.usecases.event.StreamConsumer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Writes every fact to the audit trail. Nothing is ever left out: what cannot be written now is
 * tried again, however often it takes, and when the trail has lost what was not durable yet, it is
 * read from the bus once more.
 *
 * <p>The bus keeps a fact until the trail has it for good, so the trail is made durable once a
 * second and not with every pass.
 */
public final class RecordTrail implements StreamConsumer {

  /** The group that the trail is recorded as. */
  public static final String GROUP = "trail";

  private static final long FLUSH_MILLIS = 1_000;

  private final EventBus bus;
  private final AuditTrail trail;
  private final InstantSource clock;
  private Appending appending;
  private Pump pump;
  private long durableThrough;
  private long flushedAtMillis;

  /**
   * Goes on where the trail ends.
   *
   * @throws dev.liveops.ports.PortUnavailable when the stream cannot be had now
   */
  public RecordTrail(EventBus bus, AuditTrail trail, InstantSource clock) {
    this.bus = bus;
    this.trail = trail;
    this.clock = clock;
    this.flushedAtMillis = clock.millis();
    this.durableThrough = trail.position();
    this.appending = new Appending(trail, durableThrough);
    this.pump = new Pump(bus.subscribe(Topic.TRAIL, GROUP, durableThrough), appending);
  }

  /** After a failure the trail may have gone back to where it was durable. */
  private void goBackWithTheTrail() {
    long position = trail.position();
    if (position < appending.position()) {
      pump.close();
      Subscription again = bus.subscribe(Topic.TRAIL, GROUP, position);
      appending = new Appending(trail, position);
      pump = new Pump(again, appending);
    }
  }

  @Override
  public String group() {
    return GROUP;
  }

  @Override
  public int pump(int deliveriesMax, Duration waitMax) throws InterruptedException {
    goBackWithTheTrail();
    int recorded = pump.pump(deliveriesMax, waitMax);
    long sinceMillis = Math.abs(clock.millis() - flushedAtMillis);
    if (sinceMillis >= FLUSH_MILLIS && trail.position() > durableThrough) {
      flush();
    }
    return recorded;
  }

  /** Stops; call it when no {@link #pump} is under way. What was recorded is durable then. */
  @Override
  public void close() {
    pump.close();
    flush();
  }

  private void flush() {
    long position = trail.position();
    trail.flush();
    durableThrough = position;
    flushedAtMillis = clock.millis();
  }

  /** Gathers a pass, and appends it at once. */
  private static final class Appending implements Fold {
    private final AuditTrail trail;
    private List<Delivery> pass = List.of();
    private long position;

    Appending(AuditTrail trail, long position) {
      this.trail = trail;
      this.position = position;
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public void begin(List<Delivery> deliveries) {
      pass = deliveries;
    }

    @Override
    public void fold(Delivery delivery) {
      // Every fact belongs into the trail, as it is.
    }

    @Override
    public void commit(long through) {
      trail.append(pass);
      position = through;
    }
  }
}
