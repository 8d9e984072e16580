package dev.liveops.apps.cli.sign;

import dev.liveops.apps.cli.console.ExitCode;
import dev.liveops.apps.cli.console.Input;
import dev.liveops.apps.cli.gateway.KeyOptions;
import dev.liveops.apps.cli.gateway.Signer;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the headers that sign a request. */
@Command(
    name = "sign",
    header = "Prints the headers that sign a request, one a line.",
    description = {
      "Version 1 signs the body, byte for byte: with curl, send it by --data-binary, which changes"
          + " nothing. Version 2 signs the whole request, and holds for five minutes."
    })
public final class SignCommand implements Callable<Integer> {

  private final InstantSource clock;

  @Mixin private final KeyOptions key;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE|-", description = "The body; - is standard input.")
  private String file;

  @ArgGroup(exclusive = false, heading = "%nVersion 2:%n")
  private Version2 version2;

  /** What version 2 signs besides the body. */
  private static final class Version2 {
    @Option(names = "--v2", required = true, description = "Sign under version 2.")
    private boolean wanted;

    @Option(
        names = "--path",
        required = true,
        paramLabel = "PATH",
        description = "The path as it is sent, with its query.")
    private String path;

    @Option(
        names = "--method",
        paramLabel = "METHOD",
        defaultValue = "POST",
        description = "The method (default: ${DEFAULT-VALUE}).")
    private String method;

    @Option(
        names = "--idempotency-key",
        paramLabel = "KEY",
        defaultValue = "",
        description = "The request's Idempotency-Key, if it has one; without a dot.")
    private String idempotencyKey;

    @Option(
        names = "--timestamp",
        paramLabel = "SECONDS",
        description = "When it is signed, seconds since 1970 (default: now).")
    private Long timestampSeconds;
  }

  /** A command that falls back on the environment, and on the clock where a time is needed. */
  public SignCommand(Map<String, String> environment, InstantSource clock) {
    this.key = new KeyOptions(environment);
    this.clock = clock;
  }

  @Override
  public Integer call() {
    byte[] body = Input.read(file);
    Signer signer = key.signer();
    PrintWriter out = spec.commandLine().getOut();
    Map<String, String> headers =
        version2 == null || !version2.wanted ? signer.body(body) : version2(signer, body);
    headers.forEach((name, value) -> out.println(name + ": " + value));
    out.flush();
    return ExitCode.OK;
  }

  private Map<String, String> version2(Signer signer, byte[] body) {
    if (!version2.path.startsWith("/")) {
      throw new ParameterException(
          spec.commandLine(), "--path: expected a path that begins with /");
    }
    if (version2.idempotencyKey.indexOf('.') >= 0) {
      throw new ParameterException(
          spec.commandLine(), "--idempotency-key: version 2 takes no key with a dot");
    }
    long timestampSeconds =
        version2.timestampSeconds == null
            ? clock.instant().getEpochSecond()
            : version2.timestampSeconds;
    return signer.request(
        timestampSeconds, version2.method, version2.path, version2.idempotencyKey, body);
  }
}
