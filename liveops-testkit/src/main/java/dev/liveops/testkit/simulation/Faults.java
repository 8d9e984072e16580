package dev.liveops.testkit.simulation;

/**
 * Decides what goes wrong inside simulated ports, at steps that have names such as {@code
 * ledger.grant}. May be asked by many threads.
 */
public interface Faults {

  /** Nothing goes wrong. */
  Faults NONE = step -> {};

  /**
   * A port is about to do something. Whatever this throws keeps it from being done: {@link
   * dev.liveops.ports.PortUnavailable}, {@link dev.liveops.ports.WriteConflict}, or an error that
   * stands for the end of the process.
   */
  void before(String step);

  /**
   * It is done, and nobody was told yet. What this throws is what the caller sees instead; it must
   * be something that leaves open whether the step was done.
   */
  default void after(String step) {}

  /**
   * Whether something is lost that nobody was promised: an acknowledgement, or what is volatile.
   */
  default boolean loses(String step) {
    return false;
  }
}
