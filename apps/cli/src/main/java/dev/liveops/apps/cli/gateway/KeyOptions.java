package dev.liveops.apps.cli.gateway;

import dev.liveops.apps.cli.console.CommandFailure;
import dev.liveops.apps.cli.console.DataOption;
import dev.liveops.apps.cli.console.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which key to sign with. */
public final class KeyOptions {

  private static final String SETTING = "HMAC_SECRET";

  private final Map<String, String> environment;

  @Mixin private final DataOption data;

  @Option(
      names = "--secret",
      paramLabel = "SECRET",
      description = {
        "The secret (default: HMAC_SECRET, else the one that DIR keeps in secrets/hmac-secret).",
        "Other users of this machine can see a command line: prefer the variable."
      })
  private Optional<String> secret = Optional.empty();

  @Option(
      names = "--key-id",
      paramLabel = "ID",
      description = "The key's id, if it is not the default key.")
  private Optional<String> keyId = Optional.empty();

  /** Options that fall back on the environment. */
  public KeyOptions(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.data = new DataOption(environment);
  }

  /**
   * What signs with the key.
   *
   * @throws CommandFailure when there is no secret
   */
  public Signer signer() {
    String set = environment.getOrDefault(SETTING, "");
    Optional<String> text = secret.or(() -> set.isBlank() ? Optional.empty() : Optional.of(set));
    byte[] bytes = text.map(given -> given.getBytes(StandardCharsets.UTF_8)).orElseGet(this::kept);
    if (bytes.length == 0) {
      throw new CommandFailure(ExitCode.USAGE, "the secret is empty");
    }
    return new Signer(keyId, bytes);
  }

  /** The secret as it lies in the data directory: byte for byte what the gateway takes it for. */
  private byte[] kept() {
    Path file = data.directory().resolve("secrets").resolve("hmac-secret");
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "no secret: set " + SETTING + " (there is none in " + file + ")", e);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.UNREACHABLE, file + ": cannot be read", e);
    }
  }
}
