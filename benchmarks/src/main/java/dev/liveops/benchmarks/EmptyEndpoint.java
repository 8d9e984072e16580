package dev.liveops.benchmarks;

import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What HTTP alone costs: a server that takes the same requests, reads their bodies and does
 * nothing. Everything else is measured against it, in the same run and with the same flags of the
 * JVM.
 */
final class EmptyEndpoint {

  // Held, because the logging of the JDK forgets the level of a logger that nobody holds.
  private static final Logger HELIDON = Logger.getLogger("io.helidon");
  private static final byte[] ANSWER = new byte[0];

  private EmptyEndpoint() {}

  /** Listens on a free port, and says where, as LiveOps does. */
  public static void main(String[] args) {
    HELIDON.setLevel(Level.WARNING);
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .connectionOptions(socket -> socket.tcpNoDelay(true))
            .routing(
                routing ->
                    routing
                        .get("/*", (request, response) -> response.send(ANSWER))
                        .post(
                            "/events",
                            (request, response) -> {
                              byte[] unused = request.content().as(byte[].class);
                              response.status(Status.ACCEPTED_202).send(ANSWER);
                            }))
            .build()
            .start();
    System.out.println("gateway http://127.0.0.1:" + server.port());
    System.out.println("ready");
  }
}
