package dev.liveops.apps.runtime.http;

import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.WriteConflict;
import io.helidon.http.HttpException;

/** What a client is told about an exception that a handler threw. */
final class Failures {
  private static final System.Logger LOG = System.getLogger(Failures.class.getName());

  private static final long RETRY_AFTER_MILLIS = 1_000;

  private Failures() {}

  /** The problem to answer with; what the client must not see goes to the log instead. */
  static Problem problemOf(Exception cause) {
    return switch (cause) {
      case ProblemException e -> e.problem();
      case PortUnavailable e -> {
        // Without the stack: while something is away, this is said for every request.
        LOG.log(System.Logger.Level.WARNING, "not available: {0}", e.getMessage());
        LOG.log(System.Logger.Level.DEBUG, "not available", e);
        yield Problem.of(ProblemType.UNAVAILABLE).retryAfterMillis(e.retryAfterMillis());
      }
      case WriteConflict e -> {
        LOG.log(System.Logger.Level.WARNING, "given up on a conflict: {0}", e.getMessage());
        yield Problem.of(ProblemType.UNAVAILABLE).retryAfterMillis(RETRY_AFTER_MILLIS);
      }
      case HttpException e when e.status().code() < 500 -> Refusals.problemOf(e.status());
      default -> {
        LOG.log(System.Logger.Level.ERROR, "a request failed", cause);
        yield Problem.of(ProblemType.INTERNAL);
      }
    };
  }
}
