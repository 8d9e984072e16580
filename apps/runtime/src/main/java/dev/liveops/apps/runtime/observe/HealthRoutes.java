package dev.liveops.apps.runtime.observe;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code /health} and {@code /health/ready} tell whether the service can do its work (200 or 503);
 * {@code /health/live} and {@code /healthz} tell that the process answers at all, and depend on
 * nothing: an orchestrator that restarts a service because its database is away helps nobody.
 */
public final class HealthRoutes implements HttpService {
  private final Readiness readiness;

  /** Shows {@code readiness}. */
  public HealthRoutes(Readiness readiness) {
    this.readiness = readiness;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/health", this::ready)
        .get("/health/ready", this::ready)
        .get("/health/live", this::live)
        .get("/healthz", this::live);
  }

  private void ready(ServerRequest request, ServerResponse response) {
    answer(response, readiness.checks());
  }

  private void live(ServerRequest request, ServerResponse response) {
    answer(response, List.of());
  }

  private static void answer(ServerResponse response, List<HealthCheck> checks) {
    boolean allUp = true;
    StringBuilder shown = new StringBuilder();
    for (HealthCheck check : checks) {
      boolean up = up(check);
      allUp &= up;
      // Names are ours: nothing in them needs escaping.
      shown
          .append(shown.isEmpty() ? "" : ",")
          .append("{\"name\":\"")
          .append(check.name())
          .append("\",\"status\":\"")
          .append(word(up))
          .append("\"}");
    }
    String body = "{\"status\":\"" + word(allUp) + "\",\"checks\":[" + shown + "]}";
    response
        .status(allUp ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503)
        .header(HeaderValues.CONTENT_TYPE_JSON);
    response.send(body.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean up(HealthCheck check) {
    return check.call().status() == HealthCheckResponse.Status.UP;
  }

  private static String word(boolean up) {
    return up ? "UP" : "DOWN";
  }
}
