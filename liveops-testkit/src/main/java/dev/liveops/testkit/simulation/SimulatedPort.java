package dev.liveops.testkit.simulation;

import dev.liveops.ports.PortUnavailable;

/** What simulated ports have in common: a test can make them unavailable. Safe for all threads. */
public abstract class SimulatedPort {

  private static final long RETRY_AFTER_MILLIS = 250;

  private final String name;
  private final Faults faults;
  private boolean unreachable;
  private boolean readOnly;
  private int failing;
  private int working = Integer.MAX_VALUE;

  SimulatedPort(String name, Faults faults) {
    this.name = name;
    this.faults = faults;
  }

  /** From now on every call fails, or none. */
  public final synchronized void beUnreachable(boolean nowUnreachable) {
    unreachable = nowUnreachable;
    working = Integer.MAX_VALUE;
  }

  /** From now on reading goes well and writing does not, or both do. */
  public final synchronized void beReadOnly(boolean nowReadOnly) {
    readOnly = nowReadOnly;
  }

  /** The next so many calls fail. */
  public final synchronized void beUnreachableFor(int calls) {
    failing = calls;
  }

  /** After the next so many calls every one fails. */
  public final synchronized void beUnreachableAfter(int calls) {
    working = calls;
  }

  final synchronized void read(String step) {
    if (unreachable || failing > 0 || working == 0) {
      failing = Math.max(0, failing - 1);
      throw new PortUnavailable("no connection", null, RETRY_AFTER_MILLIS);
    }
    working = working == Integer.MAX_VALUE ? working : working - 1;
    step(step);
  }

  final synchronized void write(String step) {
    read(step);
    if (readOnly) {
      throw new PortUnavailable("the disk is full", null, RETRY_AFTER_MILLIS);
    }
  }

  final void step(String step) {
    faults.before(name + '.' + step);
  }

  final boolean loses(String step) {
    return faults.loses(name + '.' + step);
  }

  final void done(String step) {
    faults.after(name + '.' + step);
  }
}
