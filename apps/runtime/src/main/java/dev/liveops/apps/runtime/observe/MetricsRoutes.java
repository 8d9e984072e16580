package dev.liveops.apps.runtime.observe;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

/** {@code GET /metrics}: the meters of the whole process, for Prometheus. */
public final class MetricsRoutes implements HttpService {
  private static final Header CONTENT_TYPE =
      HeaderValues.createCached(
          HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");

  private final Telemetry telemetry;

  /** Shows what {@code telemetry} measures; where it measures nothing there is no route. */
  public MetricsRoutes(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  @Override
  public void routing(HttpRules rules) {
    if (telemetry.enabled()) {
      rules.get("/metrics", this::metrics);
    }
  }

  private void metrics(ServerRequest request, ServerResponse response) {
    response.header(CONTENT_TYPE);
    response.send(telemetry.prometheusText().getBytes(StandardCharsets.UTF_8));
  }
}
