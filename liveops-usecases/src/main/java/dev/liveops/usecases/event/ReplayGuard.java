package dev.liveops.usecases.event;

import dev.liveops.domain.signing.SignedRequest;
import dev.liveops.usecases.signing.AuthenticateRequest;

/**
 * Knows one request again by its signature when its idempotency key is forgotten already, and its
 * time not yet too old. A request without a key is refused before, if it is a replay.
 */
final class ReplayGuard {

  private final AuthenticateRequest authenticate;
  private final SignedRequest request;

  ReplayGuard(AuthenticateRequest authenticate, SignedRequest request) {
    this.authenticate = authenticate;
    this.request = request;
  }

  /**
   * Whether the request was done before, so that a key it seems to use for the first time is not.
   */
  boolean isReplay() {
    return !request.idempotencyKey().isEmpty() && authenticate.wasDone(request);
  }

  /** The request is done. */
  void done(long nowMillis) {
    if (!request.idempotencyKey().isEmpty()) {
      authenticate.done(request, nowMillis);
    }
  }
}
