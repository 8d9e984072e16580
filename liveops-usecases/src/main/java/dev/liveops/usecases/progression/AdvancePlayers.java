package dev.liveops.usecases.progression;

import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Topic;
import dev.liveops.ports.progression.ProgressStore;
import dev.liveops.usecases.event.Pump;
import dev.liveops.usecases.event.StreamConsumer;
import dev.liveops.usecases.game.GameCatalog;
import java.time.Duration;

/** Makes progress of the events that count. */
public final class AdvancePlayers implements StreamConsumer {

  /** The group that progress is consumed as. */
  public static final String GROUP = "progression";

  private final Pump pump;

  /**
   * Goes on where {@code store} is.
   *
   * @throws dev.liveops.ports.PortUnavailable when the stream or the definitions cannot be had now
   */
  public AdvancePlayers(EventBus bus, ProgressStore store, GameCatalog catalog) {
    ProgressFold fold = new ProgressFold(store, catalog);
    this.pump = new Pump(bus.subscribe(Topic.CLEARED, GROUP, fold.position()), fold);
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
