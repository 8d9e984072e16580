package dev.liveops.apps.runtime.http;

import io.helidon.webserver.http.ServerRequest;
import java.util.concurrent.Semaphore;

/**
 * Lets a bounded number of requests be in progress at once, and a bounded number of bytes of their
 * bodies; the others are told to come back. A body counts before it is read, since it has to be in
 * memory before its signature can be checked: whoever sends it may be anybody.
 *
 * <p>Ours, and not the server's own limit, because that one closes the connection of whoever it
 * refuses, and a busy server has no use for clients that connect anew. Health and metrics do not
 * pass through it: whoever looks after a busy service must still be answered.
 */
final class Gate {

  private static final Problem FULL = Problem.of(ProblemType.OVERLOADED).retryAfterMillis(1_000);

  private final int bodyBytesMax;
  private final Semaphore places;
  private final Semaphore largeBytes;

  /** A gate with every place free. */
  Gate(ServerLimits limits) {
    this.bodyBytesMax = limits.bodyBytesMax();
    this.places = new Semaphore(limits.requestsMax());
    this.largeBytes = new Semaphore(limits.largeBodiesBytesMax());
  }

  /** The size of the body, if it is not a small one; 0 for most requests. */
  int largeBytesOf(ServerRequest request) {
    if (!request.content().hasEntity()) {
      return 0;
    }
    long declared = RequestBody.declaredLength(request.headers());
    long length = declared < 0 ? bodyBytesMax : declared;
    return length <= ServerLimits.SMALL_BODY_BYTES_MAX ? 0 : (int) Math.min(length, bodyBytesMax);
  }

  /** Takes a place and room for this many bytes, or neither. */
  boolean enter(int large) {
    if (!places.tryAcquire()) {
      return false;
    }
    if (large > 0 && !largeBytes.tryAcquire(large)) {
      places.release();
      return false;
    }
    return true;
  }

  /** Gives back what {@link #enter} took. */
  void leave(int large) {
    largeBytes.release(large);
    places.release();
  }

  /** What is said to who finds no place. */
  static Problem full() {
    return FULL;
  }
}
