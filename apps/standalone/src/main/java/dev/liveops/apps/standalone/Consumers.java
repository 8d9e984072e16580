package dev.liveops.apps.standalone;

import dev.liveops.apps.runtime.ConsumerLoop;
import dev.liveops.apps.runtime.LeanHeap;
import dev.liveops.apps.runtime.Part;
import dev.liveops.apps.runtime.Ticker;
import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.usecases.audit.RecordTrail;
import dev.liveops.usecases.fairness.ExpireSanctions;
import dev.liveops.usecases.fairness.ScreenEvents;
import dev.liveops.usecases.progression.AdvancePlayers;
import dev.liveops.usecases.ranking.RankEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Everything that works without being asked, in the order in which facts come to it. */
final class Consumers {

  private static final Duration CATCH_UP_MAX = Duration.ofMinutes(10);
  private static final Duration CATCH_UP_STEP = Duration.ofMillis(200);
  private static final Duration DENIALS_PERIOD = Duration.ofSeconds(5);
  private static final Duration FLUSH_MAX = Duration.ofSeconds(1);
  private static final Duration HEAP_PERIOD = Duration.ofSeconds(1);
  private static final Duration SANCTIONS_PERIOD = Duration.ofSeconds(1);
  private static final int SANCTIONS_MAX = 256;

  private final Core core;
  private final Map<ServiceName, ConsumerLoop> loops = new EnumMap<>(ServiceName.class);
  private final ConsumerLoop trail;
  private final List<Part> tickers = new ArrayList<>();

  Consumers(Core core, Set<ServiceName> services) {
    this.core = core;
    this.trail =
        new ConsumerLoop(
            RecordTrail.GROUP,
            () -> new RecordTrail(core.ports().bus(), core.ports().trail(), core.clock()));
    if (services.contains(ServiceName.FAIRNESS)) {
      loops.put(ServiceName.FAIRNESS, new ConsumerLoop(ScreenEvents.GROUP, this::screenEvents));
      ExpireSanctions expire =
          new ExpireSanctions(core.ports().sanctions(), core.ports().bus(), core.clock());
      tickers.add(new Ticker("sanctions", SANCTIONS_PERIOD, () -> expire.pump(SANCTIONS_MAX)));
    }
    if (services.contains(ServiceName.LEADERBOARD)) {
      loops.put(ServiceName.LEADERBOARD, new ConsumerLoop(RankEvents.GROUP, this::rankEvents));
    }
    if (services.contains(ServiceName.PROGRESSION)) {
      loops.put(
          ServiceName.PROGRESSION,
          new ConsumerLoop(
              AdvancePlayers.GROUP,
              () ->
                  new AdvancePlayers(core.ports().bus(), core.ports().progress(), core.catalog())));
    }
    tickers.add(new Ticker("heap", HEAP_PERIOD, new LeanHeap()::collectEarly));
    tickers.add(new Ticker("denials", DENIALS_PERIOD, core.denials()::pump));
    tickers.add(Part.of("last-denials", () -> {}, this::flushDenials));
  }

  /** What was refused since the last tick; the trail is still being written. */
  private void flushDenials() {
    try {
      boolean unused = core.denials().flush(FLUSH_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ScreenEvents screenEvents() {
    return new ScreenEvents(
        core.ports().bus(),
        new ScreenEvents.Stores(
            core.ports().activity(), core.ports().sanctions(), core.ports().reviews()),
        core.catalog(),
        core.clock());
  }

  private RankEvents rankEvents() {
    return new RankEvents(
        core.ports().bus(),
        core.ports().standings(),
        core.catalog(),
        core.clock(),
        (acceptedAtMillis, rankedAtMillis, standingsTouched) -> {
          core.telemetry().ranked(rankedAtMillis - acceptedAtMillis);
          core.telemetry().standingsChanged(standingsTouched);
        });
  }

  /** Downstream first: so that, when they are stopped in reverse, each finishes what it is sent. */
  List<Part> inOrder() {
    List<Part> parts = new ArrayList<>(List.of(trail));
    for (ServiceName service :
        List.of(ServiceName.PROGRESSION, ServiceName.LEADERBOARD, ServiceName.FAIRNESS)) {
      if (loops.containsKey(service)) {
        parts.add(loops.get(service));
      }
    }
    parts.addAll(tickers);
    return parts;
  }

  /** Whether the consumer that a service needs makes progress. */
  boolean healthy(ServiceName service) {
    ConsumerLoop loop = loops.get(service);
    return loop == null || loop.healthy();
  }

  /**
   * Waits until everything that was accepted before the start counts, as after a crash.
   *
   * @param stopping whether to give up, asked several times a second
   */
  void catchUp(BooleanSupplier stopping) {
    long startNanos = System.nanoTime();
    try {
      for (ServiceName service : loops.keySet()) {
        String group = loops.get(service).name();
        long head = core.ports().bus().head();
        boolean done = false;
        while (!done
            && !stopping.getAsBoolean()
            && System.nanoTime() - startNanos < CATCH_UP_MAX.toNanos()) {
          done = core.ports().bus().awaitProcessed(group, head, CATCH_UP_STEP);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
