package dev.liveops.apps.cli.audit;

import dev.liveops.adapters.local.filesystem.LocalStorage;
import dev.liveops.adapters.local.filesystem.StorageFault;
import dev.liveops.apps.cli.console.CommandFailure;
import dev.liveops.apps.cli.console.ExitCode;
import dev.liveops.apps.runtime.settings.Settings;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.EventBus;
import dev.liveops.usecases.audit.RecordTrail;
import dev.liveops.usecases.audit.Refold;
import dev.liveops.usecases.event.StreamConsumer;
import dev.liveops.usecases.fairness.ScreenEvents;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.progression.AdvancePlayers;
import dev.liveops.usecases.ranking.RankEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Opens a stopped installation, brings it to rest, and folds it anew. */
final class VerifyWiring {

  private static final int DELIVERIES_MAX = 4_096;
  private static final Duration WAIT_MAX = Duration.ofMillis(50);
  private static final Duration STUCK_MAX = Duration.ofSeconds(30);

  private VerifyWiring() {}

  /**
   * What came of a refold.
   *
   * @param nanos how long it took to read the trail, to fold it, and to compare
   */
  record Refolded(Refold.Outcome outcome, long nanos) {}

  /**
   * Compares what is stored with what follows from the trail.
   *
   * @throws CommandFailure when the directory is in use, cannot be read, or does not come to rest
   */
  static Refolded refold(Settings settings, InstantSource clock) throws InterruptedException {
    Path data = settings.storage().data();
    if (!LocalStorage.isIn(data)) {
      throw new CommandFailure(ExitCode.UNREACHABLE, data + ": no LiveOps data there");
    }
    // Only a server has to hide from others how its hash tables are laid out.
    long hashSeed = 0;
    try (LocalStorage storage =
        LocalStorage.open(data, settings.limits().idempotencyTtl(), clock, hashSeed)) {
      GameCatalog catalog = new GameCatalog(storage.definitions(), settings.definitionOverrides());
      catalog.refresh();
      settle(storage, catalog, clock);
      Refold refold =
          new Refold(
              storage.bus(),
              storage.trail(),
              storage.standings(),
              storage.ranks(),
              storage.progress(),
              storage.ledger(),
              catalog);
      long beganNanos = System.nanoTime();
      Refold.Outcome outcome = refold.run();
      return new Refolded(outcome, System.nanoTime() - beganNanos);
    } catch (StorageFault | PortUnavailable e) {
      throw new CommandFailure(ExitCode.UNREACHABLE, e.getMessage(), e);
    }
  }

  /** Lets all consumers work on what is left, until nothing new comes of it. */
  private static void settle(LocalStorage storage, GameCatalog catalog, InstantSource clock)
      throws InterruptedException {
    EventBus bus = storage.bus();
    ScreenEvents.Stores stores =
        new ScreenEvents.Stores(storage.activity(), storage.sanctions(), storage.reviews());
    try (StreamConsumer screening = new ScreenEvents(bus, stores, catalog, clock);
        StreamConsumer ranking =
            new RankEvents(
                bus,
                storage.standings(),
                catalog,
                clock,
                (acceptedAtMillis, rankedAtMillis, standingsTouched) -> {});
        StreamConsumer advancing = new AdvancePlayers(bus, storage.progress(), catalog);
        StreamConsumer recording = new RecordTrail(bus, storage.trail(), clock)) {
      settle(bus, List.of(screening, ranking, advancing, recording));
    }
    storage.trail().flush();
  }

  private static void settle(EventBus bus, List<StreamConsumer> consumers)
      throws InterruptedException {
    long movedNanos = System.nanoTime();
    while (!atRest(bus, consumers)) {
      int handled = 0;
      for (StreamConsumer consumer : consumers) {
        handled += consumer.pump(DELIVERIES_MAX, WAIT_MAX);
      }
      long nowNanos = System.nanoTime();
      movedNanos = handled > 0 ? nowNanos : movedNanos;
      if (nowNanos - movedNanos > STUCK_MAX.toNanos()) {
        throw new CommandFailure(
            ExitCode.UNREACHABLE, "what was accepted last cannot be worked on: see `run` for why");
      }
    }
  }

  private static boolean atRest(EventBus bus, List<StreamConsumer> consumers)
      throws InterruptedException {
    long head = bus.head();
    for (StreamConsumer consumer : consumers) {
      if (!bus.awaitProcessed(consumer.group(), head, Duration.ZERO)) {
        return false;
      }
    }
    return bus.head() == head;
  }
}
