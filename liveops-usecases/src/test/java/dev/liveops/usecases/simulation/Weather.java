package dev.liveops.usecases.simulation;

import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.WriteConflict;
import dev.liveops.testkit.simulation.Faults;
import java.util.List;
import java.util.Set;

/**
 * What goes wrong inside the ports. Each seed has a weather of its own: in some nothing crashes, in
 * others nothing is ever unavailable, so that no kind of fault hides behind another.
 */
final class Weather implements Faults {

  /** Steps at which a port may say that it cannot. */
  private static final Set<String> UNAVAILABLE_BEFORE =
      Set.of(
          "bus.poll",
          "keys.begin",
          "keys.complete",
          "keys.abandon",
          "fairness.load",
          "fairness.populations",
          "fairness.commit",
          "fairness.held",
          "fairness.sanctions",
          "fairness.sanction",
          "standings.commit",
          "progress.load",
          "progress.commit",
          "ledger.grant",
          "definitions.games",
          "definitions.change",
          "trail.append",
          "trail.fact",
          "trail.flush");

  /** Steps whose success a caller may never hear of, because the answer is lost. */
  private static final Set<String> UNAVAILABLE_AFTER =
      Set.of(
          "fairness.commit",
          "standings.commit",
          "progress.commit",
          "ledger.grant",
          "definitions.change",
          "trail.append",
          "trail.flush");

  /** Steps between which other clients may have come. */
  private static final Set<String> INTERLEAVED =
      Set.of("keys.begin", "bus.publish", "ledger.grant");

  private final Chance chance;
  private final Trace trace;
  private final int crashes;
  private final int outages;
  private final int losses;
  private final int others;
  private Runnable meanwhile = () -> {};
  private boolean calm = true;
  private boolean dead;
  private boolean keysStuck;
  private int depth;
  private long faults;

  Weather(Chance chance, Trace trace) {
    this.chance = chance;
    this.trace = trace;
    crashes = chance.of(List.of(0, 200, 700, 2_000));
    outages = chance.of(List.of(0, 10, 30, 150));
    losses = chance.of(List.of(0, 3, 20));
    others = chance.of(List.of(0, 4, 15));
  }

  /** What other clients do while one waits for a port. */
  void meanwhile(Runnable work) {
    meanwhile = work;
  }

  /** From now on nothing goes wrong any more, or things begin to. */
  void calm(boolean nowCalm) {
    calm = nowCalm;
  }

  boolean isCalm() {
    return calm;
  }

  boolean isDead() {
    return dead;
  }

  /** Another process begins. */
  void revive() {
    dead = false;
    keysStuck = false;
  }

  /** Whether a key may be in flight for good, because it could not be settled. */
  boolean keysStuck() {
    return keysStuck;
  }

  /** Whether this is in the middle of what another client does. */
  boolean nested() {
    return depth > 0;
  }

  /** How much went wrong up to now. */
  long faults() {
    return faults;
  }

  @Override
  public void before(String step) {
    crash("before " + step);
    if (!calm && UNAVAILABLE_BEFORE.contains(step) && chance.oneIn(outages)) {
      keysStuck |= step.equals("keys.complete") || step.equals("keys.abandon");
      fault("unavailable before " + step);
      if (step.equals("definitions.change") && chance.oneIn(2)) {
        throw new WriteConflict(step);
      }
      throw new PortUnavailable(step);
    }
    if (!calm && depth == 0 && INTERLEAVED.contains(step) && chance.oneIn(others)) {
      depth++;
      try {
        meanwhile.run();
      } finally {
        depth--;
      }
    }
  }

  @Override
  public void after(String step) {
    crash("after " + step);
    if (!calm && UNAVAILABLE_AFTER.contains(step) && chance.oneIn(outages)) {
      fault("unavailable after " + step);
      throw new PortUnavailable(step);
    }
  }

  @Override
  public boolean loses(String step) {
    boolean lost = !calm && chance.oneIn(losses);
    if (lost) {
      fault("lost " + step);
    }
    return lost;
  }

  /** A process that is dead does nothing more, whatever its code would still like to do. */
  private void crash(String step) {
    if (dead) {
      throw new Crash(step);
    }
    if (!calm && chance.oneIn(crashes)) {
      dead = true;
      fault("crash " + step);
      throw new Crash(step);
    }
  }

  private void fault(String what) {
    faults++;
    trace.add("  ! " + what);
  }
}
