package dev.liveops.apps.runtime.http;

import dev.liveops.apps.runtime.observe.Readiness;
import dev.liveops.apps.runtime.observe.Telemetry;
import io.helidon.webserver.http.HttpService;
import java.util.List;

/**
 * What a server is to be.
 *
 * @param name the service, as logs and metrics name it
 * @param bind the address to listen on
 * @param port the port; 0 is any free one
 * @param limits what it takes from its clients
 * @param readiness what {@code /health} and {@code /health/ready} tell
 * @param telemetry where its requests are measured, and what {@code /metrics} shows
 * @param services its routes; the first that fits answers, so the busiest go first, and paths
 *     without parameters go before all others
 */
public record ServerSpec(
    String name,
    String bind,
    int port,
    ServerLimits limits,
    Readiness readiness,
    Telemetry telemetry,
    List<HttpService> services) {

  /** Keeps its own copy of the services. */
  public ServerSpec {
    services = List.copyOf(services);
  }
}
