package dev.liveops.testkit.simulation;

/**
 * A port whose state a crash takes back to the latest checkpoint. Safe for all threads.
 *
 * @param <S> everything that is taken back together
 */
public abstract class SimulatedStore<S extends SimulatedStore.State<S>> extends SimulatedPort {

  private S durable;

  /** The state as it is now; to be used by whoever holds this object's monitor. */
  S state;

  SimulatedStore(String name, Faults faults, S empty) {
    super(name, faults);
    this.state = empty;
    this.durable = empty.copy();
  }

  /**
   * A state.
   *
   * @param <S> itself
   */
  interface State<S> {
    /** The same, not to be changed by what is done to this one. */
    S copy();
  }

  /** Makes the present state the one that a crash leaves. */
  public final synchronized void checkpoint() {
    durable = state.copy();
  }

  /** Loses what came after the latest checkpoint. */
  public final synchronized void crash() {
    state = durable.copy();
  }
}
