package dev.liveops.apps.runtime.http;

import java.util.concurrent.Semaphore;

/**
 * Lets a bounded number of requests be in progress at once; the others are told to come back.
 *
 * <p>Ours, and not the server's own limit, because that one closes the connection of whoever it
 * refuses, and a busy server has no use for clients that connect anew. Health and metrics do not
 * pass through it: whoever looks after a busy service must still be answered.
 */
final class Gate {
  private static final Problem FULL = Problem.of(ProblemType.OVERLOADED).retryAfterMillis(1_000);

  private final Semaphore places;

  Gate(int requestsMax) {
    this.places = new Semaphore(requestsMax);
  }

  boolean enter() {
    return places.tryAcquire();
  }

  void leave() {
    places.release();
  }

  /** What is said to who finds no place. */
  static Problem full() {
    return FULL;
  }
}
