package dev.liveops.apps.cli.audit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with an audit trail. */
@Command(
    name = "audit",
    header = "Works on audit trails.",
    description = "A trail is a hash chain: every line vouches for all lines before it.",
    subcommands = {AuditVerifyCommand.class, AuditKeyCommand.class},
    synopsisSubcommandLabel = "COMMAND")
public final class AuditCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Without a command there is nothing to do but to say what there is. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: verify or key");
  }
}
