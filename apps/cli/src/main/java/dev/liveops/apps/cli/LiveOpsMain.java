package dev.liveops.apps.cli;

import dev.liveops.apps.cli.console.ExitCode;
import dev.liveops.apps.cli.console.Failures;
import dev.liveops.apps.cli.run.Installation;
import dev.liveops.apps.cli.run.Services;
import dev.liveops.apps.runtime.Carriers;
import dev.liveops.apps.runtime.Lifecycle;
import dev.liveops.apps.runtime.logging.JsonLog;
import dev.liveops.apps.runtime.logging.LogLevel;
import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.apps.runtime.settings.Settings;
import dev.liveops.apps.standalone.StandaloneWiring;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The {@code liveops} command. */
public final class LiveOpsMain {

  private LiveOpsMain() {}

  /**
   * Runs the command line and ends the process, with an exit code of {@link
   * dev.liveops.apps.cli.console.ExitCode}.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    Carriers.makeRoom();
    // Commands speak for themselves: what libraries log is heard only when it is serious.
    JsonLog.start(LogLevel.WARN, System.err);
    System.exit(
        execute(
            System.getenv(),
            InstantSource.system(),
            LiveOpsMain::run,
            new PrintWriter(System.out, true, System.out.charset()),
            new PrintWriter(System.err, true, System.err.charset()),
            args));
  }

  /**
   * Runs a command line to its end.
   *
   * @param installation what {@code run} starts
   * @return what the process ends with
   */
  static int execute(
      Map<String, String> environment,
      InstantSource clock,
      Installation installation,
      PrintWriter out,
      PrintWriter err,
      String... args) {
    Optional<Services> plain = Services.ofPlainLine(args);
    if (plain.isPresent()) {
      try {
        plain.get().run(environment, out, installation);
        return ExitCode.OK;
      } catch (RuntimeException e) {
        return Failures.say(e, err);
      }
    }
    return RootCommand.commandLine(environment, clock, installation)
        .setOut(out)
        .setErr(err)
        .execute(args);
  }

  private static void run(Settings settings, Set<ServiceName> services, PrintStream out) {
    JsonLog.start(settings.logLevel(), System.err);
    Lifecycle lifecycle = new Lifecycle();
    // Before anything is opened: a signal that comes during the start finds everything in order,
    // too.
    lifecycle.stopOnSignal();
    StandaloneWiring.start(settings, services, out, lifecycle).awaitStop();
  }
}
