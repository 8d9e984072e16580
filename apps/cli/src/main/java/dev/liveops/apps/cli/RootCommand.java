package dev.liveops.apps.cli;

import dev.liveops.apps.cli.audit.AuditCommand;
import dev.liveops.apps.cli.audit.VerifyCommand;
import dev.liveops.apps.cli.console.ErrorReport;
import dev.liveops.apps.cli.run.Installation;
import dev.liveops.apps.cli.run.RunCommand;
import dev.liveops.apps.cli.send.SendCommand;
import dev.liveops.apps.cli.sign.SignCommand;
import dev.liveops.apps.cli.simulate.SimulateCommand;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command above all others. What is declared here holds on every level. */
@Command(
    name = "liveops",
    header = "The backend of a live game: events, fairness, leaderboards, progression.",
    description = "`liveops COMMAND --help` tells what a command takes.",
    mixinStandardHelpOptions = true,
    versionProvider = RootCommand.Version.class,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    synopsisHeading = "%nUsage: ",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    descriptionHeading = "%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:All went well.",
      " 1:Something was refused, or a difference or damage was found.",
      " 2:The command line or a setting is wrong.",
      " 3:Something cannot be reached, opened or started.",
      "70:A fault of liveops itself."
    })
final class RootCommand implements Runnable {

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean debug;

  @Spec private CommandSpec spec;

  private RootCommand() {}

  /**
   * The whole command line.
   *
   * @param environment what options fall back on
   * @param installation what {@code run} starts
   */
  static CommandLine commandLine(
      Map<String, String> environment, InstantSource clock, Installation installation) {
    RootCommand root = new RootCommand();
    CommandLine command =
        new CommandLine(root)
            .addSubcommand(new RunCommand(environment, installation))
            .addSubcommand(new SendCommand(environment, clock))
            .addSubcommand(new SignCommand(environment, clock))
            .addSubcommand(new SimulateCommand(environment, clock))
            .addSubcommand(new AuditCommand())
            .addSubcommand(new VerifyCommand(environment, clock));
    ErrorReport errors = new ErrorReport(() -> root.debug);
    return command
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors)
        .setAbbreviatedOptionsAllowed(false)
        .setUsageHelpAutoWidth(false);
  }

  /** Without a command there is nothing to do but to say what there is. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  /** Reads the version out of the jar that the command was started from. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = RootCommand.class.getPackage().getImplementationVersion();
      return new String[] {"liveops " + (version == null ? "unpackaged" : version)};
    }
  }
}
