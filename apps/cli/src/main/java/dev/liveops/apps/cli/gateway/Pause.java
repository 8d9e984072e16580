package dev.liveops.apps.cli.gateway;

/** A way to let time pass. */
@FunctionalInterface
public interface Pause {

  /** Time as everybody knows it. */
  Pause REAL = Thread::sleep;

  /** Returns after so many milliseconds. */
  void millis(long millis) throws InterruptedException;
}
