package dev.liveops.apps.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.domain.signing.RequestSignature;
import dev.liveops.testkit.Knob;
import dev.liveops.testkit.http.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many players, paths and methods there are: the series of the metrics stay the same. */
final class LabelCardinalityTest {
  private static final long SEED = Knob.seed("cardinality.seed", 20_261_122);
  private static final int PLAYERS = Knob.of("cardinality.players", 100_000, 300_000);
  private static final int PATHS = Knob.of("cardinality.paths", 10_000, 200_000);
  private static final int BATCH = 500;

  /** More than there are of service, path and method, so that each has answered once. */
  private static final int COMBINATIONS = 1_100;

  private final Random random = new Random(SEED);
  private final Map<ServiceName, RawClient> clients = new EnumMap<>(ServiceName.class);
  private Standalone system;

  @BeforeEach
  void start() {
    system = Running.start("ADMIN_TOKEN", Caller.ADMIN_TOKEN);
  }

  @AfterEach
  void stop() throws IOException {
    for (RawClient client : clients.values()) {
      client.close();
    }
    system.close();
  }

  @Test
  void playersPathsAndMethodsMakeNoSeries() throws Exception {
    everybodyPlays("warm", BATCH);
    everyPathIsTried(COMBINATIONS);
    Set<String> before = series(ServiceName.METRICS);

    everybodyPlays("player", PLAYERS);
    everyPathIsTried(PATHS);

    for (ServiceName service : ServiceName.values()) {
      Set<String> added = new TreeSet<>(series(service));
      added.removeAll(before);
      assertEquals(Set.of(), added, () -> "on " + service + ", seed " + SEED);
    }
    String metrics = metrics(ServiceName.METRICS);
    assertFalse(metrics.contains("player-"), "a player's id");
    assertFalse(metrics.contains("RANDOM"), "a method that somebody made up");
    assertTrue(before.size() < 5_000, () -> before.size() + " series");
    double seen = value(metrics, "liveops_active_players");
    assertTrue(seen > 0.95 * PLAYERS, () -> "of so many players only " + seen + " were seen");
    System.out.printf(
        "series: %d before and after %d players and %d paths%n", before.size(), PLAYERS, PATHS);
  }

  private void everybodyPlays(String prefix, int players) throws IOException {
    for (int from = 0; from < players; from += BATCH) {
      StringBuilder lines = new StringBuilder();
      for (int i = from; i < from + BATCH; i++) {
        // Every fifth has a type that no game knows, every seventh a name that nobody may have.
        String type = i % 5 == 0 ? "type-" + i : "boss_kill";
        String player = i % 7 == 0 ? "?" + i : prefix + "-" + i;
        lines.append(event(type, player)).append('\n');
        lines.append(event("boss_kill", prefix + "-" + i)).append('\n');
        if (i % (BATCH / 2) == BATCH / 2 - 1) {
          batch(lines.toString());
          lines.setLength(0);
        }
      }
    }
  }

  private static String event(String type, String player) {
    return "{\"type\":\"%s\",\"playerId\":\"%s\",\"ts\":%d,"
            .formatted(type, player, Instant.now().getEpochSecond())
        + "\"payload\":{\"bossId\":\"dragon\",\"tier\":1,\"points\":1}}";
  }

  private void batch(String lines) throws IOException {
    byte[] body = lines.getBytes(StandardCharsets.UTF_8);
    RawClient.Answer answer =
        send(
            ServiceName.GATEWAY,
            "POST /events/batch HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\n"
                + "X-Signature: "
                + RequestSignature.sign(Caller.KEY, body)
                + "\r\nContent-Length: "
                + body.length
                + "\r\n\r\n"
                + lines);
    assertEquals(200, answer.status(), answer::body);
  }

  private void everyPathIsTried(int times) throws IOException {
    List<String> templates =
        List.of(
            "/RANDOM",
            "/players/RANDOM",
            "/events/RANDOM",
            "/leaderboard/players/RANDOM",
            "/players/RANDOM/progress",
            "/leaderboard?board=RANDOM",
            "/sanctions/RANDOM",
            "/health/RANDOM",
            "/events/RANDOM/",
            "/",
            "/metrics",
            "/leaderboard/explain/RANDOM?window=RANDOM");
    List<String> methods = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "TRACE", "RANDOM");
    ServiceName[] services = ServiceName.values();
    for (int i = 0; i < times; i++) {
      String made = Long.toHexString(random.nextLong());
      String template = templates.get(i / 7 % templates.size());
      String method = methods.get(i % 7).replace("RANDOM", "RANDOM" + i);
      String target = template.replace("RANDOM", made);
      String agent = "User-Agent: RANDOM-" + made + "\r\nX-Game-Id: " + made + "\r\n";
      // Some of the requests cannot be read at all.
      String broken = i % 11 == 0 ? "Content-Length: x\r\n" : "";
      send(
          services[i / (7 * templates.size()) % services.length],
          method + " " + target + " HTTP/1.1\r\nHost: x\r\n" + agent + broken + "\r\n");
    }
  }

  private RawClient.Answer send(ServiceName service, String request) throws IOException {
    RawClient client = clients.get(service);
    if (client == null) {
      client = new RawClient(system.server(service).port());
      clients.put(service, client);
    }
    client.send(request);
    RawClient.Answer answer = client.answer();
    if (answer.header("Connection").equalsIgnoreCase("close")) {
      clients.remove(service).close();
    }
    return answer;
  }

  private String metrics(ServiceName service) throws IOException {
    RawClient.Answer answer =
        RawClient.once(system.server(service).port(), "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
    assertEquals(200, answer.status());
    return answer.body();
  }

  /** Names and labels, without values. */
  private Set<String> series(ServiceName service) throws IOException {
    return metrics(service)
        .lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static double value(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .max()
        .orElseThrow();
  }
}
