package dev.liveops.apps.cli;

import dev.liveops.apps.runtime.Carriers;
import dev.liveops.apps.runtime.Lifecycle;
import dev.liveops.apps.runtime.logging.JsonLog;
import dev.liveops.apps.runtime.logging.LogLevel;
import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.apps.runtime.settings.Settings;
import dev.liveops.apps.standalone.StandaloneWiring;
import java.io.PrintStream;
import java.time.InstantSource;
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
        RootCommand.commandLine(System.getenv(), InstantSource.system(), LiveOpsMain::run)
            .execute(args));
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
