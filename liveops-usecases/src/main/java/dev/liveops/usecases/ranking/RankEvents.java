package dev.liveops.usecases.ranking;

import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Topic;
import dev.liveops.ports.ranking.StandingsStore;
import dev.liveops.usecases.event.Pump;
import dev.liveops.usecases.event.StreamConsumer;
import dev.liveops.usecases.game.GameCatalog;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Makes standings of the events that count, and hides and shows players as sanctions come and go.
 */
public final class RankEvents implements StreamConsumer {

  /** The group that ranks are consumed as. */
  public static final String GROUP = "leaderboard";

  private final Pump pump;

  /**
   * Goes on where {@code standings} are.
   *
   * @param listener is told of every event that became visible
   * @throws dev.liveops.ports.PortUnavailable when the stream or the definitions cannot be had now
   */
  public RankEvents(
      EventBus bus,
      StandingsStore standings,
      GameCatalog catalog,
      InstantSource clock,
      RankedListener listener) {
    RankFold fold = new RankFold(standings, catalog, clock, listener);
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
