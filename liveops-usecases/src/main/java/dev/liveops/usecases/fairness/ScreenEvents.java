package dev.liveops.usecases.fairness;

import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Topic;
import dev.liveops.ports.fairness.PlayerActivityStore;
import dev.liveops.ports.fairness.ReviewQueue;
import dev.liveops.ports.fairness.SanctionStore;
import dev.liveops.usecases.event.Pump;
import dev.liveops.usecases.event.StreamConsumer;
import dev.liveops.usecases.game.GameCatalog;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Judges accepted events, in the order of the stream, and carries out what was decided about events
 * and players.
 *
 * <p>A deterministic fold: what it comes to depends on the facts and their order alone, not on how
 * they are divided into passes, nor on how often it dies and begins again where its store has
 * committed.
 */
public final class ScreenEvents implements StreamConsumer {

  /** The group that screening consumes as. */
  public static final String GROUP = "fairness";

  private final Pump pump;

  /**
   * The stores of screening: views of one state, which {@link PlayerActivityStore#commit} changes.
   */
  public record Stores(
      PlayerActivityStore activity, SanctionStore sanctions, ReviewQueue reviews) {}

  /**
   * Goes on where the stores are.
   *
   * @throws dev.liveops.ports.PortUnavailable when the stream, the stores or the definitions cannot
   *     be had now
   */
  public ScreenEvents(EventBus bus, Stores stores, GameCatalog catalog, InstantSource clock) {
    ScreeningFold fold = new ScreeningFold(stores, catalog, clock);
    this.pump = new Pump(bus.subscribe(Topic.EVENTS, GROUP, fold.position()), fold);
  }

  @Override
  public String group() {
    return GROUP;
  }

  @Override
  public int pump(int deliveriesMax, Duration waitMax) throws InterruptedException {
    return pump.pump(deliveriesMax, waitMax);
  }

  @Override
  public void close() {
    pump.close();
  }
}
