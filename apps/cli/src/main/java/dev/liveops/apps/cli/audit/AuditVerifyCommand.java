package dev.liveops.apps.cli.audit;

import dev.liveops.apps.cli.audit.AuditWiring.Finding;
import dev.liveops.apps.cli.console.ExitCode;
import dev.liveops.apps.cli.console.Printable;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks an audit trail offline. */
@Command(
    name = "verify",
    header = "Checks the hash chain of an audit trail.",
    description = {
      "It needs nothing but the files of the trail. Prints `intact` with the length and the head of the chain, or `broken` with the first line"
          + " that is wrong, and ends with 1 then. For a directory that is not in use, or a copy."
    })
final class AuditVerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "A data directory, or the audit directory in it.")
  private Path directory;

  @Override
  public Integer call() {
    Finding finding = AuditWiring.verify(directory);
    spec.commandLine().getOut().println(Printable.line(finding.text()));
    spec.commandLine().getOut().flush();
    return finding.intact() ? ExitCode.OK : ExitCode.REFUSED;
  }
}
