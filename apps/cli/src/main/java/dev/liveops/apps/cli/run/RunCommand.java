package dev.liveops.apps.cli.run;

import dev.liveops.apps.cli.console.DataOption;
import dev.liveops.apps.cli.console.ExitCode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
      return Services.labels().iterator();
    }
  }

  /** A command that starts {@code installation}, and falls back on the environment. */
  public RunCommand(Map<String, String> environment, Installation installation) {
    this.installation = installation;
    this.data = new DataOption(environment);
  }

  @Override
  public Integer call() {
    for (String name : named) {
      if (!Services.labels().contains(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "there is no service '" + name + "', but " + String.join(", ", new Labels()));
      }
    }
    Services.named(named).run(data.environment(), spec.commandLine().getOut(), installation);
    return ExitCode.OK;
  }
}
