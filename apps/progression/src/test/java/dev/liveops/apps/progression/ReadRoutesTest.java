package dev.liveops.apps.progression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.signing.RequestSignature;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Progress, rewards and receipts, as they are read over HTTP. */
final class ReadRoutesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SWORD = "{\"playerId\":\"p1\",\"item\":\"legendary_sword\"}";

  private World world;

  @BeforeEach
  void start() {
    world = new World(false);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private JsonNode found(String target) throws Exception {
    HttpResponse<String> answer = world.get(target);
    assertEquals(200, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  private JsonNode verified(String receipt) throws Exception {
    HttpResponse<String> answer =
        world.post("/receipts/verify", receipt, "Content-Type", "application/json");
    assertEquals(200, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  @Test
  void progressIsShownToTheLetterOfTheContract() throws Exception {
    world.happens("p1", "progression", Payload.of("delta_xp", 150));
    world.advance(Duration.ofSeconds(1));
    world.slays("p1", "dragon", 1);

    JsonNode progress = found("/players/p1/progress");

    assertEquals("p1", progress.get("player_id").textValue());
    assertEquals("2026-Q4", progress.get("season").textValue());
    assertEquals(2650, progress.get("xp").intValue());
    assertEquals(3, progress.get("level").intValue());
    assertEquals("2026-11-22T10:00:01Z", progress.get("updated_at").textValue());
    assertEquals(
        "{\"id\":\"first_boss\",\"state\":\"unlocked\",\"unlocked_at\":\"2026-11-22T10:00:01Z\"}",
        progress.at("/achievements/0").toString());
    assertEquals(6, progress.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"progress", "rewards"})
  void whoIsUnknownIs404AndWhatIsNoPlayerIs400(String what) throws Exception {
    world.happens("p1", "progression", Payload.of("delta_xp", 1));

    assertEquals(404, world.get("/players/nobody/" + what).statusCode());
    assertEquals(400, world.get("/players/a%20b/" + what).statusCode());
    assertEquals(400, world.get("/players/" + "x".repeat(65) + "/" + what).statusCode());
    assertEquals(400, world.get("/players/p%00/" + what).statusCode());
    assertEquals(404, world.get("/players/p1/" + what, "X-Game-Id", "other").statusCode());
    assertEquals(200, world.get("/players/p1/" + what + "/").statusCode());
  }

  @Test
  void rewardsMoveFromClaimableToClaimedAndTheReceiptStaysWithThePlayer() throws Exception {
    world.slays("p1", "dragon", 5);
    assertEquals(2, found("/players/p1/rewards").get("claimable").size());

    JsonNode receipt = JSON.readTree(world.post("/rewards/claim", SWORD).body());

    HttpResponse<String> after = world.get("/players/p1/rewards");
    JsonNode rewards = JSON.readTree(after.body());
    assertEquals(
        "{\"reward_type\":\"boss_kill\",\"detail\":\"dragon\",\"period\":\"2026-Q4\","
            + "\"item\":\"trophy:dragon\"}",
        rewards.at("/claimable/0").toString());
    assertEquals(
        "{\"reward_type\":\"legendary_sword\",\"item\":\"legendary_sword\",\"receipt_id\":\""
            + receipt.get("receipt_id").textValue()
            + "\",\"claimed_at\":\"2026-11-22T10:00:00Z\"}",
        rewards.at("/claimed/0").toString());
    assertFalse(after.body().contains(receipt.get("sig").textValue()));
    assertFalse(after.body().contains("jws"));
  }

  @Test
  void aReceiptIsGenuineUntilItExpires() throws Exception {
    world.slays("p1", "dragon", 5);
    String receipt = world.post("/rewards/claim", SWORD).body();

    JsonNode genuine = verified(receipt);
    world.advance(Duration.ofHours(24));
    JsonNode expired = verified(receipt);

    assertTrue(genuine.get("valid").booleanValue());
    assertTrue(genuine.get("in_ledger").booleanValue());
    assertEquals("genuine", genuine.get("verdict").textValue());
    assertEquals("legendary_sword", genuine.get("item").textValue());
    assertFalse(expired.get("valid").booleanValue());
    assertEquals("expired", expired.get("verdict").textValue());
  }

  @Test
  void aReceiptThatWasChangedIsForged() throws Exception {
    world.slays("p1", "dragon", 5);
    String receipt = world.post("/rewards/claim", SWORD).body();
    for (String field : new String[] {"receipt_id", "player_id", "item", "sig"}) {
      ObjectNode changed = (ObjectNode) JSON.readTree(receipt);
      String value = changed.get(field).textValue();
      changed.put(field, (value.startsWith("0") ? "1" : "0") + value.substring(1));

      JsonNode verdict = verified(changed.toString());

      assertEquals("forged", verdict.get("verdict").textValue(), field);
      assertFalse(verdict.get("valid").booleanValue(), field);
      assertTrue(verdict.path("item").isMissingNode(), field);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"jws\":7}", "{\"jws\":\"a.b\"}", "{\"sig\":\"x\"}", "nope"})
  void whatIsNoReceiptIs400(String body) throws Exception {
    assertEquals(
        400, world.post("/receipts/verify", body, "Content-Type", "application/json").statusCode());
  }

  @Test
  void theKeysArePublishedForAnybodyToKeep() throws Exception {
    HttpResponse<String> answer = world.get("/.well-known/jwks.json");

    assertEquals(200, answer.statusCode());
    assertEquals(
        "application/jwk-set+json", answer.headers().firstValue("Content-Type").orElse(""));
    JsonNode key = JSON.readTree(answer.body()).at("/keys/0");
    assertEquals("Ed25519", key.get("crv").textValue());
    assertEquals(World.RECEIPT_KEY.verificationKey().keyId(), key.get("kid").textValue());
    assertTrue(key.path("d").isMissingNode(), "the private half stays here");
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    assertEquals(304, world.get("/.well-known/jwks.json", "If-None-Match", tag).statusCode());
  }

  @Test
  void signedReadsNeedASignatureAndKeysAndReceiptsDoNot() throws Exception {
    try (World signed = new World(true)) {
      signed.slays("p1", "dragon", 5);
      for (String target : new String[] {"/players/p1/progress", "/players/p1/rewards"}) {
        assertEquals(401, signed.get(target).statusCode(), target);
        assertEquals(200, signed.get(target, signature(target)).statusCode(), target);
      }
      assertEquals(200, signed.get("/.well-known/jwks.json").statusCode());
      assertEquals(
          400,
          signed.post("/receipts/verify", "{}", "Content-Type", "application/json").statusCode());
    }
  }

  private static String[] signature(String target) {
    long seconds = World.START.getEpochSecond();
    return new String[] {
      "X-Signature-Timestamp",
      Long.toString(seconds),
      "X-Signature",
      RequestSignature.sign(World.KEY, seconds, "GET", target, "", new byte[0]),
    };
  }
}
