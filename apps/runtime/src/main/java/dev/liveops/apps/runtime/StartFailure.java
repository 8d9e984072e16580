package dev.liveops.apps.runtime;

/** Something that cannot be started, with a message of one line for whoever tried. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure to start.
   *
   * @param message one line: what could not be started, and why
   */
  public StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
