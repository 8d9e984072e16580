package dev.liveops.apps.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.liveops.apps.runtime.http.ServerLimits;
import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.testkit.http.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On every port of the running system, only so many connections are served at once. */
final class ConnectionLimitTest {
  private static final int CONNECTIONS_MAX = ServerLimits.defaults().connectionsMax();
  private static final String PROBE = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";

  private static Standalone system;

  @BeforeAll
  static void start() {
    system = Running.start();
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @ParameterizedTest
  @EnumSource
  void oneConnectionMoreWaitsUntilAnotherEnds(ServiceName service) throws IOException {
    int port = system.server(service).port();
    List<RawClient> open = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS_MAX; i++) {
        RawClient client = new RawClient(port);
        open.add(client);
        client.send(PROBE);
        assertEquals(200, client.answer().status());
      }
      RawClient waiting = new RawClient(port);
      open.add(waiting);
      waiting.send(PROBE);
      assertFalse(waiting.closedWithin(Duration.ofMillis(300)), "it is neither cut nor answered");

      open.getFirst().hangUp();

      assertEquals(200, waiting.answer().status());
    } finally {
      for (RawClient client : open) {
        client.close();
      }
    }
  }
}
