package dev.liveops.apps.cli.console;

import dev.liveops.apps.runtime.StartFailure;
import dev.liveops.apps.runtime.settings.SettingsException;
import java.io.PrintWriter;

/** What a failure is called on stderr, and what the process ends with because of it. */
public final class Failures {

  private static final String PREFIX = "liveops: ";

  private Failures() {}

  /**
   * Says it, in a line for each fault.
   *
   * @return the exit code
   */
  public static int say(Exception e, PrintWriter err) {
    return switch (e) {
      case CommandFailure failure -> {
        line(err, failure.getMessage());
        yield failure.exitCode();
      }
      case SettingsException settings -> {
        settings.faults().forEach(fault -> line(err, fault));
        yield ExitCode.USAGE;
      }
      case StartFailure failure -> {
        line(err, failure.getMessage());
        yield ExitCode.UNREACHABLE;
      }
      default -> {
        line(err, "a fault of liveops itself, please report it with --debug: " + e);
        yield ExitCode.FAULT;
      }
    };
  }

  /** A line; more than one only where a message lists several faults. */
  static void line(PrintWriter err, String message) {
    String prefix = PREFIX;
    for (String line : message.lines().toList()) {
      err.println(prefix + Printable.line(line));
      prefix = "  ";
    }
    err.flush();
  }
}
