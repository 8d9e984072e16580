package dev.liveops.apps.cli.console;

/** What the process ends with; {@code --help} explains them on every level. */
public final class ExitCode {

  /** Everything went well. */
  public static final int OK = 0;

  /** Something was refused, or a difference or damage was found. */
  public static final int REFUSED = 1;

  /** The command line or a setting is wrong. */
  public static final int USAGE = 2;

  /** Something cannot be reached, opened or started. */
  public static final int UNREACHABLE = 3;

  /** A fault of LiveOps itself; the number is that of {@code EX_SOFTWARE} in sysexits.h. */
  public static final int FAULT = 70;

  private ExitCode() {}
}
