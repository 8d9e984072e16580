package dev.liveops.usecases.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.EventId;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.simulation.SimulatedBus;
import dev.liveops.testkit.simulation.SimulatedInstallation;
import dev.liveops.usecases.event.StreamConsumer;
import java.time.Duration;
import java.util.List;

/**
 * One installation from its first event to its last, with everything going wrong that may. In one
 * thread; all that is left to chance is drawn from the seed, so the same seed is the same history.
 */
final class Simulation {

  private static final int STEPS = 220;
  private static final int QUIET_PUMPS_MAX = 5_000;

  private final Trace trace = new Trace();
  private final SettableClock clock = new SettableClock();
  private final Chance chance;
  private final Weather weather;
  private final SimulatedInstallation sound;
  private final Bug bug;
  private final Ports ports;
  private final Checks checks;
  private final Told told;
  private final Clients clients;
  private final Admins admins;
  private RunningProcess process;
  private long ids;

  private Simulation(long seed, Bug bug) {
    this.bug = bug;
    chance = new Chance(seed);
    weather = new Weather(chance, trace);
    sound = SimulatedInstallation.empty(clock, new SimulatedTime(clock), weather);
    ports = bug.plantedIn(Ports.of(sound));
    checks = new Checks(ports);
    told = new Told(sound.bus());
    clients = new Clients(chance, trace, weather, clock, told, sound.bus(), () -> process);
    admins = new Admins(chance, trace, weather, told, sound, () -> process);
    weather.meanwhile(this::others);
    sound.bus().whileAwaited(this::consumersMeanwhile);
    start();
    admins.define();
  }

  /**
   * Runs a history to its end.
   *
   * @return a hash of everything that happened
   * @throws AssertionError when something came out wrong; tells the seed and the end of the trace
   */
  static long run(long seed, Bug bug) {
    Simulation simulation = new Simulation(seed, bug);
    try {
      simulation.play();
      simulation.end();
      return simulation.trace.hash();
    } catch (RuntimeException | AssertionError | Crash e) {
      throw new AssertionError(
          "seed "
              + seed
              + " (again with -Dliveops.simulation.seeds=1 -Dliveops.simulation.seed="
              + seed
              + "): "
              + e
              + "\n"
              + simulation.trace.tail(),
          e);
    }
  }

  private void play() {
    weather.calm(false);
    for (int i = 0; i < STEPS; i++) {
      try {
        step();
      } catch (Crash dead) {
        trace.add("crashed");
      }
      if (weather.isDead()) {
        die();
      }
    }
  }

  private void step() {
    clock.advance(Duration.ofMillis(chance.below(400)));
    pace();
    int what = chance.below(100);
    if (what < 22) {
      clients.sendNew();
    } else if (what < 34) {
      clients.sendAgain();
    } else if (what < 37) {
      clients.sendOther();
    } else if (what < 39) {
      clients.sendUnkeyed();
    } else if (what < 43) {
      clients.sendBatch();
    } else if (what < 52) {
      clients.claim();
    } else if (what < 62) {
      admins.act();
    } else if (what < 90) {
      pump();
    } else {
      nature();
    }
  }

  private void pace() {
    if (chance.oneIn(4)) {
      sound.bus().pace(chance.of(List.of(SimulatedBus.Pace.values())));
    } else {
      sound.bus().pace(SimulatedBus.Pace.PROMPT);
    }
  }

  /** A consumer goes on a bit, or cannot. */
  private void pump() {
    StreamConsumer consumer = chance.of(process.consumers);
    int deliveriesMax = 1 + chance.below(chance.oneIn(3) ? 40 : 6);
    try {
      trace.add(consumer.group() + " handled " + consumer.pump(deliveriesMax, Duration.ZERO));
    } catch (PortUnavailable e) {
      trace.add(consumer.group() + " cannot now");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What happens by itself. */
  private void nature() {
    SimulatedBus bus = sound.bus();
    switch (chance.below(9)) {
      case 0, 1, 2 -> {
        if (bus.pending() > 0) {
          settle(chance.below(bus.pending()), chance.oneIn(2));
        }
      }
      case 3 -> sound.fairness().checkpoint();
      case 4 -> sound.standings().checkpoint();
      case 5 -> sound.progress().checkpoint();
      case 6 ->
          bus.redeliver(chance.of(process.consumers).group(), chance.below(1 + (int) bus.head()));
      case 7 -> jump();
      case 8 -> {
        if (chance.oneIn(2)) {
          weather.calm(true);
          checks.compare();
          weather.calm(false);
          trace.add("compared");
        } else {
          die();
        }
      }
      default -> throw new IllegalStateException("nine things happen by themselves");
    }
  }

  private void settle(int index, boolean durable) {
    trace.add("settled, durable " + durable);
    sound.bus().settle(index, durable);
  }

  private void jump() {
    Duration by =
        chance.of(
            List.of(
                Duration.ofSeconds(2),
                Duration.ofMinutes(1),
                Duration.ofMinutes(6),
                Duration.ofHours(13),
                Duration.ofDays(12)));
    clock.advance(by);
    trace.add("clock goes on by " + by);
  }

  /** Other clients, while one of them waits for its answer. */
  private void others() {
    trace.add("  meanwhile");
    switch (chance.below(4)) {
      case 0 -> clients.sendNew();
      case 1 -> clients.sendAgain();
      default -> clients.claim();
    }
  }

  /** Consumers go on while somebody waits for them. */
  private void consumersMeanwhile() {
    for (int i = chance.below(5); i > 0 && !weather.nested(); i--) {
      pump();
    }
  }

  /** The process is dead; of what it was about to publish some is durable. */
  private void die() {
    trace.add("the process dies");
    weather.calm(true);
    weather.revive();
    sound.bus().loseWhoWaits(() -> chance.oneIn(2));
    sound.crash();
    bug.crashed();
    checks.compare();
    told.check();
    start();
    weather.calm(false);
    trace.add("a process begins, facts " + sound.bus().head());
  }

  private void start() {
    process = new RunningProcess(ports, clock, () -> new EventId(1, ++ids));
  }

  /** Nothing goes wrong any more: everything has to come to its end, and to be right. */
  private void end() {
    die();
    weather.calm(true);
    sound.bus().pace(SimulatedBus.Pace.PROMPT);
    settleDown();
    clients.sendAllAgain();
    settleDown();
    claimEverything();
    settleDown();
    checks.compare();
    checks.complete();
    told.check();
    trace.add("end, facts " + sound.bus().head());
  }

  private void claimEverything() {
    Game.PLAYERS.forEach(player -> Game.ITEMS.forEach(item -> clients.claim(player, item)));
  }

  private void settleDown() {
    int pumps = 0;
    for (boolean quiet = false; !quiet; ) {
      clock.advance(Duration.ofSeconds(1));
      quiet = true;
      long head = sound.bus().head();
      for (StreamConsumer consumer : process.consumers) {
        quiet &= handle(consumer) == 0;
      }
      quiet &= sound.bus().head() == head;
      assertTrue(++pumps < QUIET_PUMPS_MAX, "consumers come to an end");
    }
  }

  private static int handle(StreamConsumer consumer) {
    try {
      return consumer.pump(100, Duration.ZERO);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
