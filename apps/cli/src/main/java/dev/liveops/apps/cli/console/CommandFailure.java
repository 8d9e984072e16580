package dev.liveops.apps.cli.console;

/** A command that cannot go on, for a reason that the person who runs it can understand. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * A failure.
   *
   * @param exitCode one of {@link ExitCode}
   * @param message one line: what failed, and why
   */
  public CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /**
   * A failure that another exception brought about; {@code --debug} shows it.
   *
   * @param exitCode one of {@link ExitCode}
   * @param message one line: what failed, and why
   */
  public CommandFailure(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** What the process ends with. */
  public int exitCode() {
    return exitCode;
  }
}
