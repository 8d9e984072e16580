package dev.liveops.usecases.simulation;

/** The end of the simulated process. An error, so that no use case gets over it. */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash(String step) {
    super(step, null, false, false);
  }
}
