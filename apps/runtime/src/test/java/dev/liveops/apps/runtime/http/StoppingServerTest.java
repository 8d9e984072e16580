package dev.liveops.apps.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.runtime.StartFailure;
import dev.liveops.testkit.http.RawClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StoppingServerTest {
  private static final String GET = "GET /things/1 HTTP/1.1\r\nHost: x\r\n\r\n";

  @Test
  void aRequestInProgressIsAnsweredBeforeTheServerStops() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ServiceServer server =
        TestServers.start(
            ServerLimits.defaults(),
            rules ->
                rules.get(
                    "/slow",
                    (req, res) -> {
                      inside.countDown();
                      goOn.await();
                      res.send(TestServers.OK);
                    }));
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
      inside.await();
      Thread stopping = Thread.ofPlatform().start(server::stop);
      while (!refusesConnections(server.port())) {
        Thread.onSpinWait();
      }
      goOn.countDown();
      assertEquals(200, client.answer().status());
      assertTrue(client.closedWithin(Duration.ofSeconds(2)));
      assertTrue(stopping.join(Duration.ofSeconds(5)));
    }
  }

  private static boolean refusesConnections(int port) {
    try (RawClient probe = new RawClient(port)) {
      return probe.closedWithin(Duration.ofMillis(1));
    } catch (IOException refused) {
      return true;
    }
  }

  @Test
  void idleConnectionsDoNotHoldUpTheStop() throws IOException {
    ServiceServer server = TestServers.start(ServerLimits.defaults(), new TestServers.Echo());
    try (RawClient used = new RawClient(server.port());
        RawClient unused = new RawClient(server.port())) {
      used.send(GET);
      assertEquals(200, used.answer().status());
      long start = System.nanoTime();
      server.stop();
      long elapsedMillis = (System.nanoTime() - start) / 1_000_000;
      assertTrue(elapsedMillis < 1500, elapsedMillis + " ms");
      assertTrue(used.closedWithin(Duration.ofSeconds(1)));
      assertTrue(unused.closedWithin(Duration.ofSeconds(1)));
    }
  }

  @Test
  void underLoadEveryRequestThatWasSentIsAnswered() throws Exception {
    ServiceServer server = TestServers.start(ServerLimits.defaults(), new TestServers.Echo());
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    AtomicInteger served = new AtomicInteger();
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      clients.add(Thread.ofPlatform().start(() -> hammer(server.port(), served, failures)));
    }
    while (served.get() < 500) {
      Thread.onSpinWait();
    }
    server.stop();
    for (Thread client : clients) {
      client.join();
    }
    assertEquals(List.of(), List.copyOf(failures));
  }

  /** Sends one request after the other over one connection, until the server asks to leave. */
  private static void hammer(int port, AtomicInteger served, Queue<String> failures) {
    try (RawClient client = new RawClient(port)) {
      while (true) {
        client.send(GET);
        var answer = client.answer();
        served.incrementAndGet();
        if (answer.status() != 200) {
          failures.add("status " + answer.status());
        }
        if (answer.header("Connection").equals("close")) {
          return;
        }
      }
    } catch (IOException e) {
      failures.add(e.toString());
    }
  }

  @Test
  void aPortInUseIsToldInOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      ServiceServer server = TestServers.on(taken.getLocalPort());
      StartFailure failure = assertThrows(StartFailure.class, server::start);
      assertEquals(
          "test: cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": Address already in use",
          failure.getMessage());
      server.stop();
    }
  }

  @Test
  void theAnnouncementNamesTheServiceAndWhereItIs() {
    ServiceServer server = TestServers.start(ServerLimits.defaults(), new TestServers.Echo());
    assertEquals("test         http://127.0.0.1:" + server.port(), server.announcement());
    server.stop();
  }

  @Test
  void theRoutesAreListed() {
    ServiceServer server = TestServers.on(0, new TestServers.Echo());
    assertEquals(
        List.of(
            "POST /echo",
            "GET /things/{id}",
            "GET /fails",
            "GET /wrong",
            "GET /health",
            "GET /health/ready",
            "GET /health/live",
            "GET /healthz",
            "GET /metrics"),
        server.routes().stream().map(Route::label).toList());
  }
}
