package dev.liveops.apps.cli;

import dev.liveops.apps.cli.run.Installation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * A command that was run in this process, and what came of it.
 *
 * @param exitCode what the process would have ended with
 * @param out what it wrote on stdout
 * @param err what it wrote on stderr
 */
public record CommandRun(int exitCode, String out, String err) {

  /** The clock of every command that a test runs: 2024-11-02T15:06:40Z. */
  public static final InstantSource CLOCK =
      InstantSource.fixed(Instant.ofEpochSecond(1_730_560_000));

  private static final Installation NOTHING_TO_START =
      (settings, services, out) -> {
        throw new AssertionError("nothing should be started");
      };

  /** Runs a command line, without any setting. */
  public static CommandRun of(String... args) {
    return with(Map.of(), args);
  }

  /** Runs a command line in an environment. */
  public static CommandRun with(Map<String, String> environment, String... args) {
    return with(environment, NOTHING_TO_START, args);
  }

  /** Runs a command line that can start something. */
  public static CommandRun with(
      Map<String, String> environment, Installation installation, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        LiveOpsMain.execute(
            environment, CLOCK, installation, new PrintWriter(out), new PrintWriter(err), args);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  /** Its lines on stdout. */
  public List<String> outLines() {
    return out.lines().toList();
  }

  /** The whole command line, to be looked at. */
  public static CommandLine commandLine() {
    return RootCommand.commandLine(Map.of(), CLOCK, NOTHING_TO_START);
  }
}
