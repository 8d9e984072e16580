package dev.liveops.usecases.simulation;

/** A fault in a port that the simulation has to find. For one simulation. */
interface Bug {

  /** The ports, with the bug in them. */
  Ports plantedIn(Ports ports);

  /** The process died. */
  default void crashed() {}

  /** No bug. */
  static Bug none() {
    return ports -> ports;
  }
}
