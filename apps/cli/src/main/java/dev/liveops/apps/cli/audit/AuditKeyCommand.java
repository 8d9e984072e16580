package dev.liveops.apps.cli.audit;

import dev.liveops.apps.cli.console.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what others need to check a trail. */
@Command(
    name = "key",
    header = "Prints the public key of an audit trail.",
    description =
        "As a JSON Web Key Set (RFC 7517): give it to whoever is to check copies of the trail.")
final class AuditKeyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "A data directory.")
  private Path directory;

  @Override
  public Integer call() {
    spec.commandLine().getOut().println(AuditWiring.publicKeys(directory));
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
