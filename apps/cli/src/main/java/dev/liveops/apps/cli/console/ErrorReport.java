package dev.liveops.apps.cli.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns whatever went wrong into a line on stderr and an exit code. Stack traces are for those who
 * ask for them.
 */
public final class ErrorReport
    implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {

  private final BooleanSupplier debug;

  /**
   * Reports errors.
   *
   * @param debug whether to show stack traces, asked when there is something to show
   */
  public ErrorReport(BooleanSupplier debug) {
    this.debug = debug;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String see = " (see " + command.getCommandSpec().qualifiedName() + " --help)";
    Failures.line(
        command.getErr(),
        lowerFirst(firstLine(e).replaceFirst("^Error: ", "")) + suggestion(e) + see);
    trace(e, command.getErr());
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    int exitCode = Failures.say(e, command.getErr());
    trace(e, command.getErr());
    return exitCode;
  }

  private void trace(Exception e, PrintWriter err) {
    if (debug.getAsBoolean()) {
      e.printStackTrace(err);
      err.flush();
    }
  }

  private static String suggestion(ParameterException e) {
    List<String> suggestions =
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions().stream().limit(3).toList()
            : List.of();
    return suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?";
  }

  private static String firstLine(Exception e) {
    return e.getMessage().lines().findFirst().orElse("");
  }

  private static String lowerFirst(String text) {
    return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
