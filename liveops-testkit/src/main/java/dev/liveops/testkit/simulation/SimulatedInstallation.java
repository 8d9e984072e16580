package dev.liveops.testkit.simulation;

import dev.liveops.testkit.SettableClock;

/**
 * Every simulated port of one installation, and what closing and crashing does to them all: the
 * bus, what is made of it, and what was flushed or checkpointed stay. Safe for all threads, but for
 * {@link #crash}.
 *
 * @param bus what all others hang on
 */
public record SimulatedInstallation(
    SimulatedBus bus,
    SimulatedKeys keys,
    SimulatedLimits limits,
    SimulatedFairness fairness,
    SimulatedStandings standings,
    SimulatedProgress progress,
    SimulatedLedger ledger,
    SimulatedDefinitions definitions,
    SimulatedTrail trail) {

  private static final int KEYS_MAX = 100_000;

  /** Empty ports. */
  public static SimulatedInstallation empty(SettableClock clock, Waits waits, Faults faults) {
    SimulatedBus bus = new SimulatedBus(clock, waits, faults);
    return new SimulatedInstallation(
        bus,
        new SimulatedKeys(bus, clock, KEYS_MAX, faults),
        new SimulatedLimits(clock::nanos),
        new SimulatedFairness(bus, faults),
        new SimulatedStandings(faults),
        new SimulatedProgress(faults),
        new SimulatedLedger(bus, faults),
        new SimulatedDefinitions(bus, faults),
        new SimulatedTrail(faults));
  }

  /** Closes everything in good order: what is volatile only now is kept. */
  public void close() {
    bus.close();
    fairness.checkpoint();
    standings.checkpoint();
    progress.checkpoint();
    trail.flush();
  }

  /** Opens everything again, behind {@link #close} or {@link #crash}. */
  public void open() {
    bus.open();
    keys.crash();
    ledger.crash();
    definitions.crash();
  }

  /** What is volatile is gone, and everything is open again with what is left. */
  public void crash() {
    bus.crash();
    fairness.crash();
    standings.crash();
    progress.crash();
    trail.crash();
    open();
  }
}
