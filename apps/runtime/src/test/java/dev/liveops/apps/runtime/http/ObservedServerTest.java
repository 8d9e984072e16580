package dev.liveops.apps.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.runtime.observe.EventResult;
import dev.liveops.apps.runtime.observe.Readiness;
import dev.liveops.apps.runtime.observe.Telemetry;
import dev.liveops.testkit.http.RawClient;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservedServerTest {
  private static final long SEED = 20261122;

  private final AtomicBoolean journalThere = new AtomicBoolean(true);
  private final Readiness readiness = new Readiness().needs("journal", journalThere::get);
  private ServiceServer server;

  private void start(Telemetry telemetry) {
    readiness.on();
    server =
        new ServiceServer(
            new ServerSpec(
                "observed",
                "127.0.0.1",
                0,
                ServerLimits.defaults(),
                readiness,
                telemetry,
                List.of(new TestServers.Echo())));
    server.start();
  }

  private static Telemetry measuring() {
    return new Telemetry(true, List.of("progression"), List.of("flood"));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private RawClient.Answer get(String path) throws IOException {
    return request("GET", path);
  }

  private RawClient.Answer request(String method, String path) throws IOException {
    return RawClient.once(server.port(), method + " " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
  }

  /** The names and labels of all series, without their values. */
  private String series() throws IOException {
    return get("/metrics")
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .filter(name -> name.startsWith("liveops_"))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /** A request is measured after its answer is sent: the next one may still not show it. */
  private void awaitMeasured(String route) throws IOException {
    while (!series().contains("route=\"" + route + "\",scope=\"application\",service=\"obs")) {
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/ready"})
  void readinessFollowsWhatTheServiceNeeds(String path) throws IOException {
    start(measuring());
    assertEquals(200, get(path).status());
    assertEquals(
        "{\"status\":\"UP\",\"checks\":[{\"name\":\"started\",\"status\":\"UP\"},"
            + "{\"name\":\"journal\",\"status\":\"UP\"}]}",
        get(path).body());
    journalThere.set(false);
    assertEquals(503, get(path).status());
    assertTrue(get(path).body().startsWith("{\"status\":\"DOWN\""));
  }

  @Test
  void aServiceThatIsAboutToStopIsNotReady() throws IOException {
    start(measuring());
    readiness.off();
    assertEquals(503, get("/health/ready").status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/healthz"})
  void livenessDependsOnNothing(String path) throws IOException {
    start(measuring());
    journalThere.set(false);
    readiness.off();
    assertEquals(200, get(path).status());
    assertEquals("{\"status\":\"UP\",\"checks\":[]}", get(path).body());
  }

  @Test
  void aHealthCheckThatThrowsIsDown() throws IOException {
    readiness.needs(
        "broken",
        () -> {
          throw new IllegalStateException("no");
        });
    start(measuring());
    assertEquals(503, get("/health").status());
  }

  @Test
  void metricsShowRequestsByServiceRouteAndStatus() throws IOException {
    start(measuring());
    get("/things/7");
    awaitMeasured("GET /things/{id}");
    String text = get("/metrics").body();
    String labels = "route=\"GET /things/{id}\",scope=\"application\",service=\"observed\"";
    assertTrue(
        text.contains("liveops_http_request_seconds_count{" + labels + ",status=\"2xx\",} "), text);
    assertTrue(text.contains("memory_usedHeap"), text);
  }

  @Test
  void randomPathsMethodsTypesAndRulesAddNoSeries() throws IOException {
    Telemetry telemetry = measuring();
    start(telemetry);
    get("/nowhere");
    get("/echo");
    request("OPTIONS", "/echo");
    get("/things/1");
    awaitMeasured("GET /metrics");
    String before = series();
    Random random = new Random(SEED);
    List<String> methods = List.of("GET", "POST", "DELETE", "PUT", "PATCH", "BREW", "OPTIONS");
    for (int i = 0; i < 1000; i++) {
      String word = Long.toString(random.nextLong() >>> 1, 36);
      request(methods.get(random.nextInt(methods.size())), "/" + word);
      get("/things/" + word);
      telemetry.event(word, EventResult.ACCEPTED);
      telemetry.violation(word);
      telemetry.verdict(word);
    }
    assertEquals(before, series(), "seed " + SEED);
  }

  @Test
  void gaugesAreAskedWhenSomebodyLooks() throws IOException {
    Telemetry telemetry = measuring();
    telemetry.activePlayers(() -> 1);
    telemetry.activePlayers(() -> 41);
    telemetry.busDepth("events", "fairness", () -> 7);
    start(telemetry);
    String text = get("/metrics").body();
    assertTrue(text.contains("liveops_active_players{scope=\"application\",} 41.0"), text);
    assertTrue(text.contains("group=\"fairness\",scope=\"application\",topic=\"events\",} 7.0"));
  }

  @Test
  void metricsThatAreSwitchedOffAreNotThere() throws IOException {
    Telemetry off = new Telemetry(false, List.of("progression"), List.of("flood"));
    off.event("progression", EventResult.ACCEPTED);
    off.activePlayers(() -> 1);
    off.ranked(5);
    start(off);
    assertEquals(404, get("/metrics").status());
    assertEquals(200, get("/things/1").status());
    assertFalse(off.enabled());
  }
}
