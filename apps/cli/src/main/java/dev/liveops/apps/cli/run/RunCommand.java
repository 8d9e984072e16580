package dev.liveops.apps.cli.run;

import dev.liveops.apps.cli.console.DataOption;
import dev.liveops.apps.cli.console.ExitCode;
import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.apps.runtime.settings.Settings;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts services in this process. */
@Command(
    name = "run",
    header = "Starts the services, all of them or those that are named.",
    description = {
      "Prints a line for each service, and `ready` when all of them answer. Ctrl-C or SIGTERM stops"
          + " them: what was accepted is finished, and the next start goes on from there.",
      "Ports, secrets and limits are environment variables: docs/settings.md lists them."
    })
public final class RunCommand implements Callable<Integer> {

  /** What can be chosen: the metrics are the process's, and always there. */
  private static final Set<ServiceName> ALL =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ServiceName.METRICS)));

  private final Installation installation;

  @Mixin private final DataOption data;
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "SERVICE",
      completionCandidates = Labels.class,
      description = "${COMPLETION-CANDIDATES} (default: all)")
  private List<String> named = List.of();

  /** The names of the services that can be chosen. */
  static final class Labels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ALL.stream().map(ServiceName::label).iterator();
    }
  }

  /** A command that starts {@code installation}, and falls back on the environment. */
  public RunCommand(Map<String, String> environment, Installation installation) {
    this.installation = installation;
    this.data = new DataOption(environment);
  }

  @Override
  public Integer call() {
    Settings settings = Settings.read(data.environment());
    Set<ServiceName> services = services();
    PrintWriter out = spec.commandLine().getOut();
    ServiceNeeds.of(services, settings.storage().data()).forEach(out::println);
    out.flush();
    installation.run(settings, services, System.out);
    return ExitCode.OK;
  }

  private Set<ServiceName> services() {
    Set<ServiceName> services = EnumSet.noneOf(ServiceName.class);
    for (String name : named) {
      ALL.stream()
          .filter(service -> service.label().equals(name))
          .findFirst()
          .ifPresentOrElse(
              services::add,
              () -> {
                throw new ParameterException(
                    spec.commandLine(),
                    "there is no service '" + name + "', but " + String.join(", ", new Labels()));
              });
    }
    return services.isEmpty() ? EnumSet.copyOf(ALL) : services;
  }
}
