package dev.liveops.apps.runtime.http;

/**
 * Carries a problem out of the depth of a handler. Only for what is rare: where no is a usual
 * answer, send the problem instead.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** The request ends with this problem. */
  public ProblemException(Problem problem) {
    this(problem, null);
  }

  /** The request ends with this problem, because of {@code cause}. */
  public ProblemException(Problem problem, Throwable cause) {
    // No stack trace: the problem says it all, and nobody logs it.
    super(problem.type().name(), cause, false, false);
    this.problem = problem;
  }

  /** What to answer. */
  public Problem problem() {
    return problem;
  }
}
