package dev.liveops.apps.cli.run;

import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.apps.runtime.settings.Settings;
import java.io.PrintStream;
import java.util.Set;

/** The services, as the command line starts them. */
@FunctionalInterface
public interface Installation {

  /**
   * Starts services, says on {@code out} where each of them is and when all are ready, and returns
   * when they are stopped, by SIGTERM or Ctrl-C.
   *
   * @param services which ones; the metrics of the process come with any of them
   * @throws dev.liveops.apps.runtime.StartFailure when one cannot start
   */
  void run(Settings settings, Set<ServiceName> services, PrintStream out);
}
