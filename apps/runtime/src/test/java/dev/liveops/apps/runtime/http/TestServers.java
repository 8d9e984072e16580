package dev.liveops.apps.runtime.http;

import dev.liveops.apps.runtime.observe.Readiness;
import dev.liveops.apps.runtime.observe.Telemetry;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** Servers with a few routes that do what a test needs. */
final class TestServers {
  static final byte[] OK = "{\"ok\":true}".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  private TestServers() {}

  static ServiceServer start(ServerLimits limits, HttpService... services) {
    ServiceServer server = server(0, limits, services);
    server.start();
    return server;
  }

  /** A server that does not listen yet. */
  static ServiceServer on(int port, HttpService... services) {
    return server(port, ServerLimits.defaults(), services);
  }

  private static ServiceServer server(int port, ServerLimits limits, HttpService... services) {
    Readiness readiness = new Readiness();
    readiness.on();
    Telemetry telemetry = new Telemetry(true, List.of("progression"), List.of("flood"));
    return new ServiceServer(
        new ServerSpec("test", "127.0.0.1", port, limits, readiness, telemetry, List.of(services)));
  }

  /** {@code POST /echo} gives the body back, {@code GET /things/{id}} the id. */
  static final class Echo implements HttpService {
    @Override
    public void routing(HttpRules rules) {
      rules
          .post("/echo", this::echo)
          .get("/things/{id}", this::thing)
          .get("/fails", (req, res) -> failing())
          .get("/wrong", (req, res) -> wrong());
    }

    private void echo(ServerRequest request, ServerResponse response) {
      byte[] body = RequestBody.json(request, 1000);
      response.status(Status.ACCEPTED_202).header(HeaderValues.CONTENT_TYPE_JSON);
      response.send(body);
    }

    private void thing(ServerRequest request, ServerResponse response) {
      response.send(
          request
              .path()
              .pathParameters()
              .get("id")
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void failing() {
      throw new IllegalStateException("secret detail");
    }

    private static void wrong() {
      throw new ProblemException(Problem.of(ProblemType.INVALID, "it is wrong"));
    }
  }
}
