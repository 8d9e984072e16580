package dev.liveops.apps.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.testkit.http.RawClient;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileRequestTest {
  private static final String JSON = "Content-Type: application/json\r\n";

  private static ServiceServer server;

  @BeforeAll
  static void start() {
    server = TestServers.start(ServerLimits.defaults(), new TestServers.Echo());
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  private static RawClient.Answer refused(int status, String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send(request);
      var answer = client.answer();
      assertEquals(status, answer.status(), answer::body);
      assertEquals("application/problem+json", answer.header("Content-Type"));
      assertFalse(answer.header("X-Request-Id").isEmpty());
      assertFalse(answer.body().contains("Exception"), answer.body());
      assertFalse(answer.body().contains("\tat "), answer.body());
      assertTrue(client.closedWithin(Duration.ofSeconds(2)), "the connection is closed");
      return answer;
    }
  }

  private static String post(String headers) {
    return "POST /echo HTTP/1.1\r\nHost: x\r\n" + JSON + headers + "\r\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5\r\nContent-Length: 5\r\n",
        "Content-Length: 5, 5\r\n",
        "Content-Length: +5\r\n",
        "Content-Length: -5\r\n",
        "Content-Length: 0x5\r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Content-Length:\r\n",
        "Transfer-Encoding: gzip, chunked\r\n",
        "Transfer-Encoding: Chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        "Transfer-Encoding: identity\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "X-A: 1\r\n folded\r\n",
        "X-A: a\u0000b\r\n",
        "X A: 1\r\n",
        "no colon\r\n"
      })
  void aRequestWhoseEndOrHeadersAreAmbiguousIs400(String headers) throws IOException {
    refused(400, post(headers) + "5\r\nGET /\r\n0\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /things/1 HTTP/1.0\r\nHost: x\r\n\r\n",
        "GET /things/1 HTTP/2.0\r\nHost: x\r\n\r\n",
        "GET /things/1\r\nHost: x\r\n\r\n",
        "GET  HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /things/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a<b HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /things/1 HTTP/1.1\r\n\r\n",
        "GET /things/1 HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET /things/1 HTTP/1.1\nHost: x\n\n",
        "\u0016\u0003\u0001 TLS\r\n\r\n"
      })
  void aRequestThatIsNotHttpIs400(String request) throws IOException {
    refused(400, request);
  }

  @Test
  void aBadChunkIs400() throws IOException {
    refused(400, post("Transfer-Encoding: chunked\r\n") + "xyz\r\n{}\r\n0\r\n\r\n");
  }

  @Test
  void aLongUrlIs414() throws IOException {
    refused(414, "GET /" + "a".repeat(5000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
  }

  @Test
  void largeHeadersAre431() throws IOException {
    refused(431, post("X-A: " + "a".repeat(9000) + "\r\n"));
  }

  @Test
  void manySmallHeadersAre431() throws IOException {
    refused(431, post("X-A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n".repeat(300)));
  }

  @Test
  void anUnknownMethodOfAPathIs405AndElsewhere404() throws IOException {
    var answer = RawClient.once(server.port(), "BREW /echo HTTP/1.1\r\nHost: x\r\n\r\n");
    assertEquals(405, answer.status());
    assertEquals(
        404, RawClient.once(server.port(), "BREW /tea HTTP/1.1\r\nHost: x\r\n\r\n").status());
  }

  @Test
  void theRestOfARefusedBodyIsNotTakenForARequest() throws IOException {
    String smuggled = "GET /things/smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
    try (RawClient client = new RawClient(server.port())) {
      client.send(post("Content-Length: 70000\r\n") + smuggled);
      assertEquals(413, client.answer().status());
      assertTrue(client.closedWithin(Duration.ofSeconds(2)));
    }
  }

  @Test
  void aClientInTheMiddleOfALargeBodyStillReadsThatItIsRefused() throws IOException {
    for (int i = 0; i < 20; i++) {
      try (RawClient client = new RawClient(server.port())) {
        client.send(post("Content-Length: 5000000\r\n") + "x".repeat(5_000_000));
        assertEquals(413, client.answer().status());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\u0001b", "a;b", "ä", ""})
  void aRequestIdThatCouldDoHarmIsReplaced(String id) throws IOException {
    var answer =
        RawClient.once(
            server.port(), "GET /things/1 HTTP/1.1\r\nHost: x\r\nX-Request-Id: " + id + "\r\n\r\n");
    if (answer.status() == 200) {
      assertTrue(answer.header("X-Request-Id").matches("[0-9a-f]{12}-[0-9a-f]{8}"));
    } else {
      assertEquals(400, answer.status());
    }
  }

  @Test
  void aRequestIdThatIsTooLongIsReplaced() throws IOException {
    String id = "a".repeat(65);
    var answer =
        RawClient.once(
            server.port(), "GET /things/1 HTTP/1.1\r\nHost: x\r\nX-Request-Id: " + id + "\r\n\r\n");
    assertTrue(answer.header("X-Request-Id").matches("[0-9a-f]{12}-[0-9a-f]{8}"));
  }

  @Test
  void moreRequestsAtOnceThanAllowedAreToldToComeBack() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ServiceServer small =
        TestServers.start(
            ServerLimits.defaults().withConcurrency(10, 1),
            rules ->
                rules.get(
                    "/slow",
                    (req, res) -> {
                      inside.countDown();
                      goOn.await();
                      res.send();
                    }));
    try (RawClient first = new RawClient(small.port())) {
      first.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
      inside.await();
      var second = RawClient.once(small.port(), "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
      assertEquals(503, second.status());
      assertEquals("1", second.header("Retry-After"));
      assertTrue(second.body().contains("urn:liveops:problem:overloaded"), second.body());
      var health = RawClient.once(small.port(), "GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
      assertEquals(200, health.status());
      goOn.countDown();
      assertEquals(200, first.answer().status());
    } finally {
      goOn.countDown();
      small.stop();
    }
  }

  @Test
  void largeBodiesShareABoundAndSmallOnesDoNotWaitForThem() throws IOException {
    ServiceServer tight =
        TestServers.start(
            ServerLimits.defaults().withBodyBytesMax(25_000).withLargeBodiesBytesMax(30_000),
            rules -> rules.post("/sum", (req, res) -> res.send(sizeOf(req))));
    String large = "Content-Length: 20000\r\n\r\n";
    String chunked = "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n";
    try (RawClient first = new RawClient(tight.port())) {
      first.send("POST /sum HTTP/1.1\r\nHost: x\r\n" + large + "x".repeat(10_000));
      assertEquals("1", small(tight.port()));
      assertRefused(tight.port(), large + "x".repeat(20_000));
      assertRefused(tight.port(), chunked);
      first.send("x".repeat(10_000));
      assertEquals("20000", first.answer().body());
    }
    var after =
        RawClient.once(
            tight.port(), "POST /sum HTTP/1.1\r\nHost: x\r\n" + large + "x".repeat(20_000));
    assertEquals("20000", after.body());
    tight.stop();
  }

  private static byte[] sizeOf(ServerRequest request) {
    int size = RequestBody.bytes(request, 25_000).length;
    return Integer.toString(size).getBytes(StandardCharsets.US_ASCII);
  }

  private static String small(int port) throws IOException {
    return RawClient.once(port, "POST /sum HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx")
        .body();
  }

  private static void assertRefused(int port, String rest) throws IOException {
    for (int tries = 0; tries < 10_000; tries++) {
      var answer = RawClient.once(port, "POST /sum HTTP/1.1\r\nHost: x\r\n" + rest);
      if (answer.status() == 503) {
        assertEquals("1", answer.header("Retry-After"));
        return;
      }
      assertEquals(200, answer.status(), "the server has not seen the first request yet");
    }
    throw new AssertionError("let in beside another large body");
  }

  @Test
  void moreConnectionsThanAllowedWait() throws IOException {
    ServiceServer small =
        TestServers.start(ServerLimits.defaults().withConcurrency(1, 10), new TestServers.Echo());
    try (RawClient first = new RawClient(small.port());
        RawClient second = new RawClient(small.port())) {
      first.send("GET /things/1 HTTP/1.1\r\nHost: x\r\n\r\n");
      assertEquals(200, first.answer().status());
      second.send("GET /things/2 HTTP/1.1\r\nHost: x\r\n\r\n");
      assertFalse(second.closedWithin(Duration.ofMillis(300)));
      first.hangUp();
      assertEquals("2", second.answer().body());
    } finally {
      small.stop();
    }
  }
}
