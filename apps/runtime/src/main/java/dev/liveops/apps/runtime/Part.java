package dev.liveops.apps.runtime;

import java.time.Duration;

/**
 * Something in the process that is started once and stopped once: a store, a consumer, a server.
 */
public interface Part {

  /** What logs call it. */
  String name();

  /**
   * Starts it; it works when this returns.
   *
   * @throws StartFailure when it cannot start, for a reason that a person can remove
   */
  void start();

  /** Finishes what it has begun, and stops it; nothing happens when it is not running. */
  void stop();

  /** How long stopping may take, before the process goes on without waiting for it. */
  default Duration stopMax() {
    return Duration.ofSeconds(2);
  }

  /** A part that is made of two actions. */
  static Part of(String name, Runnable start, Runnable stop) {
    return new Part() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void start() {
        start.run();
      }

      @Override
      public void stop() {
        stop.run();
      }
    };
  }
}
