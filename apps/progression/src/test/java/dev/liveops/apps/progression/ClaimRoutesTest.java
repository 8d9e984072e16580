package dev.liveops.apps.progression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.receipt.ReceiptCheck;
import dev.liveops.domain.receipt.ReceiptKeySet;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims of rewards over HTTP: every answer of the contract. */
final class ClaimRoutesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLAIM = "/rewards/claim";
  private static final String SWORD = "{\"playerId\":\"p1\",\"item\":\"legendary_sword\"}";
  private static final String TROPHY =
      "{\"player_id\":\"p1\",\"reward_type\":\"boss_kill\","
          + "\"reward_data\":{\"boss_id\":\"dragon\",\"loot\":[\"sword\",\"gold\"]}}";

  private World world;

  @BeforeEach
  void start() {
    world = new World(false);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return JSON.readTree(answer.body());
  }

  private static String problem(HttpResponse<String> answer) throws Exception {
    assertEquals("application/problem+json", header(answer, "Content-Type"));
    assertEquals(answer.statusCode(), json(answer).get("status").intValue());
    return json(answer).get("type").textValue().replace("urn:liveops:problem:", "");
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void whatWasEarnedIsGrantedWithAReceiptThatCanBeChecked() throws Exception {
    world.slays("p1", "dragon", 5);

    HttpResponse<String> answer = world.post(CLAIM, SWORD);

    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals("application/json", header(answer, "Content-Type"));
    JsonNode receipt = json(answer);
    long seconds = World.START.getEpochSecond();
    assertEquals("p1", receipt.get("player_id").textValue());
    assertEquals("legendary_sword", receipt.get("item").textValue());
    assertEquals(seconds, receipt.get("timestamp").longValue());
    assertEquals(seconds + 86_400, receipt.get("expires_at").longValue());
    assertEquals(
        hmac(receipt.get("receipt_id").textValue() + ":p1:legendary_sword:" + seconds),
        receipt.get("sig").textValue());
    assertEquals(
        ReceiptCheck.Genuine.class,
        new ReceiptKeySet(List.of(World.RECEIPT_KEY.verificationKey()))
            .verify(receipt.get("jws").textValue(), World.START.toEpochMilli())
            .getClass());
    assertEquals(7, receipt.size());
  }

  @Test
  void theSameClaimAgainGetsTheVerySameBytes() throws Exception {
    world.slays("p1", "dragon", 5);
    for (String claim : List.of(SWORD, TROPHY)) {
      String first = world.post(CLAIM, claim).body();
      world.advance(Duration.ofMinutes(1));

      HttpResponse<String> again = world.post(CLAIM, claim);

      assertEquals(200, again.statusCode());
      assertEquals(first, again.body());
    }
  }

  @Test
  void bothFormsClaimTheSameReward() throws Exception {
    world.slays("p1", "dragon", 5);

    HttpResponse<String> trophy = world.post(CLAIM, TROPHY);
    HttpResponse<String> byItem =
        world.post(CLAIM, "{\"player_id\":\"p1\",\"item\":\"trophy:dragon\"}");

    assertEquals("trophy:dragon", json(trophy).get("item").textValue());
    assertEquals(trophy.body(), byItem.body());
    assertNotEquals(trophy.body(), world.post(CLAIM, SWORD).body());
  }

  @Test
  void whatIsNotEarnedIs403WithWhatIsMissing() throws Exception {
    world.slays("p1", "dragon", 4);

    HttpResponse<String> answer = world.post(CLAIM, SWORD);

    assertEquals(403, answer.statusCode());
    assertEquals("not-earned", problem(answer));
    assertEquals("legendary_sword", json(answer).get("reward").textValue());
    assertTrue(json(answer).get("missing").size() >= 1, answer.body());
  }

  @Test
  void whatAClientSaysItGotIsNotBelieved() throws Exception {
    String claim =
        "{\"player_id\":\"p1\",\"reward_type\":\"boss_kill\",\"item_granted\":\"all\","
            + "\"reward_data\":{\"boss_id\":\"dragon\",\"loot\":[\"everything\"]}}";
    assertEquals(403, world.post(CLAIM, claim).statusCode());

    world.slays("p1", "dragon", 5);

    assertEquals("trophy:dragon", json(world.post(CLAIM, claim)).get("item").textValue());
  }

  @Test
  void anUnknownRewardIs404() throws Exception {
    HttpResponse<String> answer =
        world.post(CLAIM, "{\"playerId\":\"p1\",\"item\":\"moon_on_a_stick\"}");

    assertEquals(404, answer.statusCode());
    assertEquals("unknown-reward", problem(answer));
  }

  @Test
  void whoIsBlockedIsToldUntilWhen() throws Exception {
    world.slays("p1", "dragon", 5);
    world.sanctions("p1", SanctionKind.BLOCK, World.START.plusSeconds(60).toEpochMilli());

    HttpResponse<String> answer = world.post(CLAIM, SWORD);

    assertEquals(403, answer.statusCode());
    assertEquals("player-blocked", problem(answer));
    assertEquals("2026-11-22T10:01:00Z", json(answer).get("blocked_until").textValue());
    world.advance(Duration.ofSeconds(60));
    assertEquals(200, world.post(CLAIM, SWORD).statusCode());
  }

  @Test
  void whoIsBannedGetsNothingWithoutAnEnd() throws Exception {
    world.slays("p1", "dragon", 5);
    world.sanctions("p1", SanctionKind.BAN, Sanction.NO_END);

    HttpResponse<String> answer = world.post(CLAIM, SWORD);

    assertEquals(403, answer.statusCode());
    assertEquals("banned", json(answer).get("player_status").textValue());
    assertTrue(json(answer).path("blocked_until").isMissingNode(), answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{",
        "{\"playerId\":\"p1\"}",
        "{\"item\":\"legendary_sword\"}",
        "{\"playerId\":\"p 1\",\"item\":\"x\"}",
        "{\"playerId\":7,\"item\":\"x\"}",
        "{\"playerId\":\"p1\",\"player_id\":\"p1\",\"item\":\"x\"}",
        "{\"playerId\":\"p1\",\"playerId\":\"p2\",\"item\":\"x\"}",
        "{\"playerId\":\"p1\",\"item\":\"x\"} {}",
        "{\"playerId\":\"p1\",\"item\":\"\\u0000\"}",
        "{\"playerId\":\"p1\",\"item\":\"\\ud800\"}",
        "{\"playerId\":\"p1\",\"item\":[\"x\"]}",
        "{\"playerId\":\"p1\",\"item\":\"x\",\"reward_type\":\"boss_kill\"}",
        "{\"player_id\":\"p1\",\"reward_type\":\"boss_kill\",\"reward_data\":5}",
        "\ufeff{\"playerId\":\"p1\",\"item\":\"x\"}",
      })
  void whatIsNoClaimIs400(String body) throws Exception {
    HttpResponse<String> answer = world.post(CLAIM, body);

    assertEquals(400, answer.statusCode(), answer.body());
    assertEquals("invalid", problem(answer));
    assertTrue(json(answer).get("errors").size() >= 1, answer.body());
  }

  @Test
  void everyBadFieldIsListedAsItWasSpelt() throws Exception {
    JsonNode errors = json(world.post(CLAIM, "{\"playerId\":\"\",\"item\":7}")).get("errors");

    assertEquals("playerId", errors.at("/0/field").textValue());
    assertEquals("item", errors.at("/1/field").textValue());
  }

  @Test
  void aDeepClaimIsRefusedAndNotFollowed() throws Exception {
    String deep =
        "{\"player_id\":\"p1\",\"reward_type\":\"boss_kill\",\"reward_data\":"
            + "{\"a\":".repeat(5_000)
            + "1"
            + "}".repeat(5_001);

    assertEquals(400, world.post(CLAIM, deep).statusCode());
  }

  @Test
  void whoDoesNotSignIs401AndToldHow() throws Exception {
    world.slays("p1", "dragon", 5);
    String[] type = {"Content-Type", "application/json"};

    HttpResponse<String> unsigned = world.post(CLAIM, SWORD, type);
    HttpResponse<String> forged =
        world.post(CLAIM, SWORD, type[0], type[1], "X-Signature", "sha256=" + "0".repeat(64));

    assertEquals(401, unsigned.statusCode());
    assertEquals("missing-signature", problem(unsigned));
    assertTrue(header(unsigned, "WWW-Authenticate").startsWith("HMAC-SHA256"));
    assertEquals(401, forged.statusCode());
    assertEquals("bad-signature", problem(forged));
    assertEquals(0, json(world.get("/players/p1/rewards")).get("claimed").size());
  }

  @Test
  void aBodyOfAnotherKindOrSizeIsRefused() throws Exception {
    HttpResponse<String> text = world.post(CLAIM, SWORD, "Content-Type", "text/plain");
    HttpResponse<String> large = world.post(CLAIM, "{\"a\":\"" + "x".repeat(70_000) + "\"}");

    assertEquals(415, text.statusCode());
    assertEquals("application/json", header(text, "Accept"));
    assertEquals(413, large.statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
  void claimsAreOnlyPosted(String method) throws Exception {
    HttpRequest request = world.request(CLAIM).method(method, BodyPublishers.noBody()).build();

    HttpResponse<String> answer = world.send(request);

    assertEquals(405, answer.statusCode());
    assertEquals("POST", header(answer, "Allow"));
  }

  @Test
  void claimsAreCountedByWhatBecameOfThem() throws Exception {
    double granted = claims("granted");
    double repeated = claims("repeated");
    double refused = claims("refused");

    world.post(CLAIM, SWORD);
    world.slays("p1", "dragon", 5);
    world.post(CLAIM, SWORD);
    world.post(CLAIM, SWORD);

    assertEquals(granted + 1, claims("granted"));
    assertEquals(repeated + 1, claims("repeated"));
    assertEquals(refused + 1, claims("refused"));
  }

  private double claims(String result) throws Exception {
    return world
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("liveops_reward_claims"))
        .filter(line -> line.contains("result=\"" + result + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static String hmac(String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(World.RECEIPT_SECRET, "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
