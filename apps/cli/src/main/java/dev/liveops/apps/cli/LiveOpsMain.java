package dev.liveops.apps.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The {@code liveops} command. Its exit code is 0 for success, 2 for a wrong command line. */
@Command(
    name = "liveops",
    description = "The backend of a live game: events, fairness, leaderboards, progression.",
    mixinStandardHelpOptions = true,
    versionProvider = LiveOpsMain.Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class LiveOpsMain implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private LiveOpsMain() {}

  /**
   * Runs the command line and ends the process.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new LiveOpsMain()).execute(args));
  }

  /** Without a command there is nothing to do but to say what there is. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
  }

  /** Reads the version out of the jar that the command was started from. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = LiveOpsMain.class.getPackage().getImplementationVersion();
      return new String[] {"liveops " + (version == null ? "unpackaged" : version)};
    }
  }
}
