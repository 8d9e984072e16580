package dev.liveops.apps.cli.audit;

import dev.liveops.apps.cli.audit.AuditWiring.Finding;
import dev.liveops.apps.cli.console.ExitCode;
import dev.liveops.apps.cli.console.Printable;
import dev.liveops.domain.audit.AuditChain;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks an audit trail offline. */
@Command(
    name = "verify",
    header = "Checks an audit trail from its first line to its last.",
    description = {
      "Every line against the one before, every full segment against its seal, seals and head"
          + " against their signatures, and the end against the head. Prints `intact` with the"
          + " length and the head of the trail, and what could not be checked; or `broken` with"
          + " the first entry that is wrong, and ends with 1 then. It needs the files of the trail"
          + " and the public key, and may run while the services do."
    })
final class AuditVerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      description = "A data directory, or a copy of the audit directory in it.")
  private Path directory;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "A public key, or several, as `audit key` prints them. Those of a data directory are"
              + " found by themselves.")
  private List<Path> keyFiles = List.of();

  @Option(
      names = "--head",
      paramLabel = "HEAD",
      converter = HeadConverter.class,
      description = "A head that was printed earlier: the trail has to go through it.")
  private AuditChain.Head anchor = AuditChain.Head.EMPTY;

  @Override
  public Integer call() {
    Finding finding = AuditWiring.verify(directory, PublicKeys.in(keyFiles), anchor);
    PrintWriter out = spec.commandLine().getOut();
    finding.lines().forEach(line -> out.println(Printable.line(line)));
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    finding.rate().ifPresent(err::println);
    err.flush();
    return finding.intact() ? ExitCode.OK : ExitCode.REFUSED;
  }
}
