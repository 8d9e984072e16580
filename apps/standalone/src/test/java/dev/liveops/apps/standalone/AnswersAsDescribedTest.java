package dev.liveops.apps.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.signing.RequestSignature;
import dev.liveops.domain.signing.SigningKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session with every operation of the whole system: each answers as the document says. */
final class AnswersAsDescribedTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ADMIN = "an admin token that nobody would guess";
  private static final SigningKey KEY =
      new SigningKey(
          "default", new GameId("default"), Running.SECRET.getBytes(StandardCharsets.UTF_8));
  private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(10);

  private final ApiDescription api = ApiDescription.read();
  private final DescribedAnswers described = new DescribedAnswers(api);
  private Standalone standalone;
  private HttpClient client;

  @BeforeEach
  void start() {
    standalone = Running.start("ADMIN_TOKEN", ADMIN);
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    client.close();
    standalone.close();
  }

  @Test
  void everyOperationAnswersAsTheDocumentSays() throws Exception {
    playOnePlayer();
    claimAndCheckTheReceipt();
    decideOnHeldEvents();
    sanctionAPlayer();
    readEverything();

    Set<String> operations =
        api.operations().stream()
            .map(operation -> operation.route().label())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(operations, described.seen());
  }

  private void playOnePlayer() throws Exception {
    JsonNode accepted = signed("/events", kill(), 202);
    signed("/events/batch", "[" + kill() + ",{\"type\":\"nothing\"}]", 200);
    signed("/events", "{}", 400);
    String event = "/events/" + accepted.get("event_id").textValue();
    until(ServiceName.GATEWAY, event, fate -> fate.get("status").textValue().equals("cleared"));
    get("/events/{id}", event, 200);
    get("/events/{id}", "/events/" + "0".repeat(32), 404);
    get("/events/{id}", "/events/x", 400);
    signed("/check", kill(), 200);
    until(ServiceName.LEADERBOARD, "/leaderboard", page -> page.get("total").intValue() == 1);
  }

  private static String kill() {
    return "{\"type\":\"boss_kill\",\"playerId\":\"p1\",\"ts\":%d,"
            .formatted(Instant.now().getEpochSecond())
        + "\"payload\":{\"bossId\":\"dragon\",\"tier\":5,\"points\":2500}}";
  }

  private void claimAndCheckTheReceipt() throws Exception {
    get("/players/{player_id}/rewards", "/players/p1/rewards", 200);
    JsonNode receipt =
        signed("/rewards/claim", "{\"playerId\":\"p1\",\"item\":\"legendary_sword\"}", 200);
    signed("/rewards/claim", "{\"playerId\":\"p2\",\"item\":\"legendary_sword\"}", 403);
    signed("/rewards/claim", "{\"playerId\":\"p1\",\"item\":\"moon\"}", 404);
    signed("/rewards/claim", "[]", 400);
    signed("/receipts/verify", receipt.toString(), 200);
    signed("/receipts/verify", "{}", 400);
    get("/players/{player_id}/rewards", "/players/p1/rewards", 200);
  }

  private void decideOnHeldEvents() throws Exception {
    String tooMuch =
        "{\"type\":\"progression\",\"playerId\":\"cheat\",\"ts\":%d,\"payload\":{\"deltaXp\":5000}}"
            .formatted(Instant.now().getEpochSecond());
    String first = signed("/events", tooMuch, 202).get("event_id").textValue();
    String second = signed("/events", tooMuch, 202).get("event_id").textValue();
    until(ServiceName.FAIRNESS, "/reviews", page -> page.get("reviews").size() == 2);
    get("/reviews", "/reviews", 200);
    String why = "{\"author\":\"mia\",\"reason\":\"seen it on video\"}";
    admin("/reviews/{event_id}/release", "/reviews/" + first + "/release", why, 200);
    admin("/reviews/{event_id}/reject", "/reviews/" + second + "/reject", why, 200);
    admin("/reviews/{event_id}/reject", "/reviews/" + "0".repeat(32) + "/reject", why, 404);
    admin("/reviews/{event_id}/reject", "/reviews/" + second + "/reject", "{}", 400);
    String fate = "/events/" + first;
    until(ServiceName.GATEWAY, fate, event -> event.has("review"));
    get("/events/{id}", fate, 200);
    get("/players/{id}", "/players/cheat", 200);
    get("/players/{id}", "/players/nobody", 404);
    get("/violations", "/violations?player=cheat", 200);
  }

  private void sanctionAPlayer() throws Exception {
    String ban =
        "{\"player_id\":\"p1\",\"kind\":\"ban\",\"author\":\"mia\",\"reason\":\"tells lies\"}";
    String id = admin("/sanctions", "/sanctions", ban, 201).get("sanction_id").textValue();
    admin("/sanctions", "/sanctions", "{}", 400);
    until(ServiceName.LEADERBOARD, "/leaderboard", page -> players(page).contains("cheat"));
    until(ServiceName.LEADERBOARD, "/leaderboard", page -> !players(page).contains("p1"));
    get("/sanctions", "/sanctions", 200);
    get("/sanctions/{id}", "/sanctions/" + id, 200);
    get("/blocked", "/blocked", 200);
    get("/leaderboard/explain/{player_id}", "/leaderboard/explain/p1", 200);
    signed("/rewards/claim", "{\"playerId\":\"p1\",\"item\":\"legendary_sword\"}", 403);
    signed("/events", kill(), 403);
    String why = "{\"author\":\"mia\",\"reason\":\"told the truth\"}";
    admin("/sanctions/{id}/lift", "/sanctions/" + id + "/lift", why, 200);
    until(ServiceName.LEADERBOARD, "/leaderboard", page -> players(page).contains("p1"));
  }

  private static String players(JsonNode page) {
    return page.get("rankings").findValuesAsText("player_id").toString();
  }

  private void readEverything() throws Exception {
    get("/leaderboard", "/leaderboard?limit=1", 200);
    get("/leaderboard", "/leaderboard?around=p1", 200);
    get("/leaderboard", "/leaderboard?limit=0", 400);
    get("/leaderboard", "/leaderboard?around=nobody", 404);
    get("/leaderboard/windows", "/leaderboard/windows", 200);
    get("/leaderboard/players/{player_id}", "/leaderboard/players/p1", 200);
    get("/leaderboard/players/{player_id}", "/leaderboard/players/nobody", 200);
    get("/leaderboard/explain/{player_id}", "/leaderboard/explain/p1", 200);
    get("/players/{player_id}/progress", "/players/p1/progress", 200);
    get("/players/{player_id}/progress", "/players/nobody/progress", 404);
    get("/rules", "/rules", 200);
    get("/definition", "/definition", 200);
    for (ApiDescription.Operation operation : api.operations()) {
      String template = operation.route().template();
      boolean plain = operation.route().method().equals("GET") && !template.contains("{");
      for (String service : plain ? operation.services() : Set.<String>of()) {
        ServiceName name = ServiceName.valueOf(service.toUpperCase(Locale.ROOT));
        described.check(operation, answer(name, template, true));
      }
    }
  }

  private void get(String template, String target, int status) throws Exception {
    ApiDescription.Operation operation = operation("GET", template);
    HttpResponse<String> answer = answer(service(operation), target, true);
    assertEquals(status, answer.statusCode(), target + " " + answer.body());
    described.check(operation, answer);
  }

  private HttpResponse<String> answer(ServiceName service, String target, boolean admin)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(service, target));
    if (admin) {
      request.header("Authorization", "Bearer " + ADMIN);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private JsonNode signed(String target, String body, int status) throws Exception {
    String signature = RequestSignature.sign(KEY, body.getBytes(StandardCharsets.UTF_8));
    return post(target, target, body, status, "X-Signature", signature);
  }

  private JsonNode admin(String template, String target, String body, int status) throws Exception {
    return post(template, target, body, status, "Authorization", "Bearer " + ADMIN);
  }

  private JsonNode post(String template, String target, String body, int status, String... headers)
      throws Exception {
    ApiDescription.Operation operation = operation("POST", template);
    HttpRequest request =
        HttpRequest.newBuilder(uri(service(operation), target))
            .header("Content-Type", "application/json")
            .headers(headers)
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    assertEquals(status, answer.statusCode(), target + " " + answer.body());
    described.check(operation, answer);
    return JSON.readTree(answer.body());
  }

  /** Asks until what was done before is visible. */
  private void until(ServiceName service, String target, Predicate<JsonNode> visible)
      throws Exception {
    Instant end = Instant.now().plus(VISIBLE_WITHIN);
    String last = "";
    while (Instant.now().isBefore(end)) {
      HttpResponse<String> answer = answer(service, target, true);
      last = answer.body();
      if (answer.statusCode() == 200 && visible.test(JSON.readTree(last))) {
        return;
      }
    }
    fail(target + " still answers " + last);
  }

  private ApiDescription.Operation operation(String method, String template) {
    return api.operations().stream()
        .filter(each -> each.route().label().equals(method + " " + template))
        .findFirst()
        .orElseThrow();
  }

  private static ServiceName service(ApiDescription.Operation operation) {
    String name = operation.services().iterator().next();
    return ServiceName.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private URI uri(ServiceName service, String target) {
    return URI.create(standalone.uri(service) + target);
  }
}
