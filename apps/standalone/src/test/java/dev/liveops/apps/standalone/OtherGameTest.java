package dev.liveops.apps.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.domain.signing.SigningKey;
import dev.liveops.usecases.game.DefaultGame;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two games in one installation, with players of the same names: whoever has the key of one neither
 * sees nor changes anything of the other, and nobody changes more than they are asked about (OWASP
 * API Security Top 10 of 2023, API1 and API3).
 */
final class OtherGameTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(10);

  @TempDir Path data;

  private Standalone system;
  private HttpClient client;

  @BeforeEach
  void start() throws Exception {
    Path racing = Files.createFile(data.resolve("racing.yaml"));
    Files.writeString(racing, DefaultGame.document().replace("game: default", "game: racing"));
    // A game stays known to the installation that once played it.
    startWith("GAME_DEFINITION", racing.toString()).close();
    system = startWith("SIGNED_READS", "true");
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    client.close();
    system.close();
  }

  private Standalone startWith(String name, String value) {
    return Running.start(
        "BUS_KIND",
        "journal",
        "LIVEOPS_DATA",
        data.resolve("data").toString(),
        "ADMIN_TOKEN",
        Caller.ADMIN_TOKEN,
        "HMAC_KEYS",
        Caller.OTHER_KEYS,
        name,
        value);
  }

  private record Reply(int status, JsonNode body) {}

  private Reply signed(SigningKey key, ServiceName service, String target, String body)
      throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String method = bytes.length == 0 ? "GET" : "POST";
    List<String> headers = new ArrayList<>(Caller.signed(key, method, target, bytes));
    // What key it is says which game is meant.
    headers.removeLast();
    headers.removeLast();
    return send(new ApiCall(service, method, target, bytes), headers);
  }

  private Reply admin(String game, String target, String body) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return send(
        new ApiCall(ServiceName.FAIRNESS, bytes.length == 0 ? "GET" : "POST", target, bytes),
        List.of("Authorization", "Bearer " + Caller.ADMIN_TOKEN, "X-Game-Id", game));
  }

  private Reply send(ApiCall call, List<String> headers) throws Exception {
    HttpResponse<String> answer = call.send(client, system, headers);
    return new Reply(answer.statusCode(), JSON.readTree(answer.body()));
  }

  private Reply until(SigningKey key, ServiceName service, String target, Predicate<Reply> hope)
      throws Exception {
    Instant end = Instant.now().plus(VISIBLE_WITHIN);
    Reply reply = signed(key, service, target, "");
    while (!hope.test(reply)) {
      assertTrue(Instant.now().isBefore(end), target + " stays " + reply);
      reply = signed(key, service, target, "");
    }
    return reply;
  }

  private static String kill(int points) {
    return "{\"type\":\"boss_kill\",\"playerId\":\"p1\",\"ts\":%d,".formatted(now())
        + "\"payload\":{\"bossId\":\"dragon\",\"tier\":5,\"points\":%d}".formatted(points)
        + ",\"game\":\"racing\",\"game_id\":\"racing\",\"gameId\":\"racing\",\"verdict\":\"cleared\""
        + ",\"status\":\"rejected\",\"event_id\":\"00000000000000000000000000000001\""
        + ",\"received_at\":\"2001-01-01T00:00:00Z\",\"receivedAt\":1,\"points\":1000000}";
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  @Test
  void theKeyOfAGameOpensNothingOfAnother() throws Exception {
    String event =
        signed(Caller.KEY, ServiceName.GATEWAY, "/events", kill(2500))
            .body()
            .path("event_id")
            .asText();
    until(
        Caller.KEY,
        ServiceName.PROGRESSION,
        "/players/p1/progress",
        reply -> reply.status() == 200);
    until(
        Caller.KEY,
        ServiceName.LEADERBOARD,
        "/leaderboard",
        reply -> reply.body().path("total").asInt() == 1);
    until(Caller.KEY, ServiceName.FAIRNESS, "/players/p1", reply -> reply.status() == 200);

    assertEquals(404, racing(ServiceName.GATEWAY, "/events/" + event).status());
    assertEquals(404, racing(ServiceName.FAIRNESS, "/players/p1").status());
    assertEquals(404, racing(ServiceName.PROGRESSION, "/players/p1/progress").status());
    assertEquals(0, racing(ServiceName.LEADERBOARD, "/leaderboard").body().path("total").asInt());
    assertEquals(404, racing(ServiceName.LEADERBOARD, "/leaderboard?around=p1").status());
    assertTrue(
        racing(ServiceName.LEADERBOARD, "/leaderboard/players/p1")
            .body()
            .findValues("rank")
            .stream()
            .allMatch(JsonNode::isNull));
    assertFalse(
        racing(ServiceName.PROGRESSION, "/players/p1/rewards")
            .body()
            .toString()
            .contains("dragon"));

    String claim = "{\"playerId\":\"p1\",\"item\":\"legendary_sword\"}";
    assertEquals(
        403, signed(Caller.OTHER_KEY, ServiceName.PROGRESSION, "/rewards/claim", claim).status());
    Reply receipt = signed(Caller.KEY, ServiceName.PROGRESSION, "/rewards/claim", claim);
    assertEquals(200, receipt.status(), receipt::toString);
  }

  private Reply racing(ServiceName service, String target) throws Exception {
    return signed(Caller.OTHER_KEY, service, target, "");
  }

  @Test
  void whatAnAdminDoesInOneGameIsNotToBeFoundInAnother() throws Exception {
    Reply imposed =
        admin(
            "default",
            "/sanctions",
            "{\"player_id\":\"p1\",\"kind\":\"ban\",\"author\":\"mia\",\"reason\":\"lies\"}");
    assertEquals(201, imposed.status(), imposed::toString);
    String sanction = "/sanctions/" + imposed.body().path("sanction_id").asText();
    Reply held = signed(Caller.OTHER_KEY, ServiceName.GATEWAY, "/events", kill(9_999_999));
    assertEquals(202, held.status(), held::toString);
    String event = held.body().path("event_id").asText();
    until(
        Caller.OTHER_KEY,
        ServiceName.GATEWAY,
        "/events/" + event,
        reply -> reply.body().path("status").asText().equals("quarantined"));
    until(
        Caller.KEY,
        ServiceName.FAIRNESS,
        "/blocked",
        reply -> reply.body().path("blocked").size() == 1);
    String why = "{\"author\":\"mia\",\"reason\":\"seen it\"}";

    assertEquals(404, admin("racing", sanction, "").status());
    assertEquals(404, admin("racing", sanction + "/lift", why).status());
    assertEquals(404, admin("default", "/reviews/" + event + "/release", why).status());
    assertEquals(404, admin("default", "/reviews/" + event + "/reject", why).status());
    assertEquals(0, admin("racing", "/sanctions", "").body().path("sanctions").size());
    assertEquals(0, admin("default", "/reviews", "").body().path("reviews").size());
    assertEquals(0, racing(ServiceName.FAIRNESS, "/blocked").body().path("blocked").size());

    assertEquals(200, admin("default", sanction, "").status());
    assertEquals(1, admin("racing", "/reviews", "").body().path("reviews").size());
  }

  @Test
  void whatAnEventSaysOfItselfBeyondItsTypeCountsForNothing() throws Exception {
    Instant before = Instant.now().minusSeconds(1);
    Reply accepted = signed(Caller.KEY, ServiceName.GATEWAY, "/events", kill(2500));
    assertEquals(202, accepted.status(), accepted::toString);
    String id = accepted.body().path("event_id").asText();
    assertNotEquals("00000000000000000000000000000001", id);

    Reply fate =
        until(
            Caller.KEY,
            ServiceName.GATEWAY,
            "/events/" + id,
            reply -> !reply.body().path("status").asText().equals("accepted"));

    assertEquals("cleared", fate.body().path("status").asText());
    assertTrue(Instant.parse(fate.body().path("received_at").asText()).isAfter(before));
    Reply board =
        until(
            Caller.KEY,
            ServiceName.LEADERBOARD,
            "/leaderboard",
            reply -> reply.body().path("total").asInt() == 1);
    assertEquals(2500, board.body().at("/rankings/0/score").asInt());
  }

  @Test
  void whatAnAdminSendsBeyondWhatIsAskedIsRefusedByName() throws Exception {
    Reply order =
        admin(
            "default",
            "/sanctions",
            "{\"player_id\":\"p1\",\"kind\":\"ban\",\"author\":\"mia\",\"reason\":\"lies\","
                + "\"game\":\"racing\",\"from\":\"2001-01-01T00:00:00Z\",\"sanction_id\":\"x\"}");

    assertEquals(400, order.status());
    assertEquals(List.of("game", "from", "sanction_id"), order.body().findValuesAsText("field"));
  }

  @Test
  void aClaimBringsNothingOfItsReceipt() throws Exception {
    signed(Caller.KEY, ServiceName.GATEWAY, "/events", kill(2500));
    until(
        Caller.KEY,
        ServiceName.PROGRESSION,
        "/players/p1/progress",
        reply -> reply.status() == 200);

    Reply receipt =
        signed(
            Caller.KEY,
            ServiceName.PROGRESSION,
            "/rewards/claim",
            "{\"player_id\":\"p1\",\"reward_type\":\"boss_kill\",\"game\":\"racing\","
                + "\"reward_data\":{\"boss_id\":\"dragon\",\"loot\":\"crown\",\"item\":\"crown\"},"
                + "\"receipt_id\":\"00000000000000000000000000000001\",\"timestamp\":1}");

    assertEquals(200, receipt.status(), receipt::toString);
    assertEquals("trophy:dragon", receipt.body().path("item").asText());
    assertNotEquals("0".repeat(31) + "1", receipt.body().path("receipt_id").asText());
    assertTrue(receipt.body().path("timestamp").asLong() >= now() - 60);
  }
}
