package dev.liveops.apps.runtime.http;

import io.helidon.http.HttpException;

/** What a client is told about an exception that a handler threw. */
final class Failures {
  private static final System.Logger LOG = System.getLogger(Failures.class.getName());

  private Failures() {}

  /** The problem to answer with; what the client must not see goes to the log instead. */
  static Problem problemOf(Exception cause) {
    return switch (cause) {
      case ProblemException e -> e.problem();
      case HttpException e when e.status().code() < 500 -> Refusals.problemOf(e.status());
      default -> {
        LOG.log(System.Logger.Level.ERROR, "a request failed", cause);
        yield Problem.of(ProblemType.INTERNAL);
      }
    };
  }
}
