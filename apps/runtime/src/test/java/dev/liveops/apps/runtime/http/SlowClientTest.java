package dev.liveops.apps.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.testkit.http.RawClient;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowClientTest {
  private static final Duration SHORT = Duration.ofMillis(700);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(4);

  private ServiceServer server;

  private void start(Duration receive, Duration send, Duration idle, HttpService... services) {
    server = TestServers.start(ServerLimits.defaults().withPatience(receive, send, idle), services);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  /** Sends {@code bytes} one by one, until the server has cut the connection. */
  private static boolean cutWhileDripping(RawClient client, String bytes) throws IOException {
    long deadline = System.nanoTime() + SOON.toNanos();
    for (int i = 0; System.nanoTime() < deadline; i++) {
      try {
        client.send(bytes.substring(i % bytes.length(), i % bytes.length() + 1));
      } catch (IOException cut) {
        return true;
      }
      if (client.closedWithin(Duration.ofMillis(100))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aRequestLineInDripsIsCut() throws IOException {
    start(SHORT, LONG, LONG, new TestServers.Echo());
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /");
      assertTrue(cutWhileDripping(client, "x"));
    }
  }

  @Test
  void headersInDripsAreCut() throws IOException {
    start(SHORT, LONG, LONG, new TestServers.Echo());
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /things/1 HTTP/1.1\r\nHost: x\r\nX-A: ");
      assertTrue(cutWhileDripping(client, "x"));
    }
  }

  @Test
  void aBodyInDripsIsCut() throws IOException {
    start(SHORT, LONG, LONG, new TestServers.Echo());
    try (RawClient client = new RawClient(server.port())) {
      client.send(
          "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Content-Length: 900\r\n\r\n{");
      assertTrue(cutWhileDripping(client, " "));
    }
  }

  @Test
  void aChunkedBodyInDripsIsCut() throws IOException {
    start(SHORT, LONG, LONG, new TestServers.Echo());
    try (RawClient client = new RawClient(server.port())) {
      client.send(
          "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n");
      assertTrue(cutWhileDripping(client, "1\r\n \r\n"));
    }
  }

  @Test
  void theRestOfABodyThatNobodyReadsIsCutToo() throws IOException {
    start(SHORT, LONG, LONG, new TestServers.Echo());
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n{");
      assertEquals(404, client.answer().status());
      assertTrue(cutWhileDripping(client, " "));
    }
  }

  @Test
  void aConnectionWithoutARequestIsCutWhenItHasBeenIdleForLong() throws IOException {
    start(LONG, LONG, SHORT, new TestServers.Echo());
    try (RawClient never = new RawClient(server.port());
        RawClient once = new RawClient(server.port())) {
      once.send("GET /things/1 HTTP/1.1\r\nHost: x\r\n\r\n");
      assertEquals(200, once.answer().status());
      assertTrue(never.closedWithin(SOON));
      assertTrue(once.closedWithin(SOON));
    }
  }

  @Test
  void aClientThatDoesNotTakeItsAnswerIsCut() throws Exception {
    byte[] large = new byte[8 * 1024 * 1024];
    CountDownLatch ended = new CountDownLatch(1);
    start(
        LONG,
        SHORT,
        LONG,
        rules ->
            rules.get(
                "/large",
                (req, res) -> {
                  try {
                    res.send(large);
                  } finally {
                    ended.countDown();
                  }
                }));
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
      assertTrue(ended.await(SOON.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  @Test
  void aSlowHandlerIsNotCut() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    start(SHORT, SHORT, SHORT, slow(goOn));
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
      assertFalse(client.closedWithin(SHORT.plusSeconds(2)));
      goOn.countDown();
    }
  }

  @Test
  void hundredsOfSlowConnectionsDoNotKeepOthersFromBeingServed() throws IOException {
    start(SHORT, LONG, LONG, new TestServers.Echo());
    List<RawClient> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        RawClient client = new RawClient(server.port());
        slow.add(client);
        client.send("GET /things/1 HTTP/1.1\r\nHost: x\r\nX-A: ");
      }
      var answer = RawClient.once(server.port(), "GET /things/1 HTTP/1.1\r\nHost: x\r\n\r\n");
      assertEquals(200, answer.status());
      for (RawClient client : slow) {
        assertTrue(client.closedWithin(SOON));
      }
    } finally {
      for (RawClient client : slow) {
        client.close();
      }
    }
  }

  private static HttpService slow(CountDownLatch goOn) {
    return new HttpService() {
      @Override
      public void routing(HttpRules rules) {
        rules.get(
            "/slow",
            (req, res) -> {
              goOn.await();
              res.status(Status.OK_200).send();
            });
      }
    };
  }
}
