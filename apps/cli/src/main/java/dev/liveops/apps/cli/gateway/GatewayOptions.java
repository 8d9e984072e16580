package dev.liveops.apps.cli.gateway;

import dev.liveops.apps.cli.console.CommandFailure;
import dev.liveops.apps.cli.console.ExitCode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where the gateway is, and which key to sign with. */
public final class GatewayOptions {

  private static final String PORT_DEFAULT = "8080";

  private final Map<String, String> environment;

  @Mixin private final KeyOptions key;

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description =
          "Where the gateway is (default: http://127.0.0.1 with the port of GATEWAY_PORT, PORT or "
              + PORT_DEFAULT
              + ").")
  private Optional<URI> gateway = Optional.empty();

  /** Options that fall back on the environment. */
  public GatewayOptions(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.key = new KeyOptions(environment);
  }

  /** What signs with the key that was named. */
  public Signer signer() {
    return key.signer();
  }

  /**
   * The gateway's address, without a slash at its end.
   *
   * @throws CommandFailure when it is no URL of a server
   */
  public URI address() {
    URI given = gateway.orElseGet(() -> URI.create("http://127.0.0.1:" + port()));
    String scheme = Optional.ofNullable(given.getScheme()).orElse("");
    if (!(scheme.equals("http") || scheme.equals("https"))
        || given.getHost() == null
        || given.getRawQuery() != null
        || given.getRawFragment() != null) {
      throw new CommandFailure(
          ExitCode.USAGE, "--gateway: expected a URL such as http://127.0.0.1:8080, got " + given);
    }
    return URI.create(given.toString().replaceFirst("/+$", ""));
  }

  private String port() {
    String gatewayPort = environment.getOrDefault("GATEWAY_PORT", "");
    String port = environment.getOrDefault("PORT", "");
    return !gatewayPort.isBlank() ? gatewayPort : !port.isBlank() ? port : PORT_DEFAULT;
  }
}
