package dev.liveops.apps.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code POST /check} says, and that it does nothing. */
final class CheckRoutesTest {
  private TestFairness fairness;

  @BeforeEach
  void start() {
    fairness = new TestFairness();
  }

  @AfterEach
  void stop() {
    fairness.close();
  }

  private Request check(String player, int deltaXp) {
    return fairness
        .request("POST", "/check")
        .json(
            "{\"type\":\"progression\",\"playerId\":\"%s\",\"ts\":%d,\"payload\":{\"deltaXp\":%d}}"
                .formatted(player, fairness.now.getEpochSecond(), deltaXp))
        .signed(TestFairness.KEY);
  }

  @Test
  void anHonestEventWouldBeCleared() throws Exception {
    JsonNode answer = check("alice", 10).expect(200);
    assertEquals("cleared", answer.path("verdict").asText());
    assertEquals(10, answer.path("points").asInt());
    assertEquals("clear", answer.path("player_status").asText());
    assertTrue(answer.path("violations").isEmpty());
    assertTrue(answer.path("would_block_until").isMissingNode());
  }

  @Test
  void anEventOutOfBoundsWouldBeQuarantinedForThisReason() throws Exception {
    JsonNode answer = check("bob", 5_000).expect(200);
    assertEquals("quarantined", answer.path("verdict").asText());
    JsonNode violation = answer.path("violations").get(0);
    assertEquals("delta_xp_bound", violation.path("rule").asText());
    assertTrue(violation.path("event_id").isMissingNode());
  }

  @Test
  void theEventThatMakesAFloodWouldBlock() throws Exception {
    for (int i = 0; i < 10; i++) {
      fairness.gain("carol", 1);
    }
    JsonNode answer = check("carol", 1).expect(200);
    assertEquals("2026-11-22T10:01:00Z", answer.path("would_block_until").asText());
  }

  @Test
  void askingHasNoEffect() throws Exception {
    long head = fairness.storage.bus().head();
    for (int i = 0; i < 30; i++) {
      check("dave", 5_000).expect(200);
    }
    assertEquals(head, fairness.storage.bus().head());
    fairness.request("GET", "/players/dave").problem(404, "not-found");
  }

  @Test
  void whatIsNoEventIs400WithEveryFault() throws Exception {
    Request request =
        fairness.request("POST", "/check").json("{\"type\":\"dance\"}").signed(TestFairness.KEY);
    assertEquals(4, request.problem(400, "invalid").path("errors").size());
  }

  @Test
  void onlyWhoSignsMayAsk() throws Exception {
    fairness.request("POST", "/check").json("{}").problem(401, "missing-signature");
    Request wrong = fairness.request("POST", "/check").json("{}");
    wrong.header("X-Signature", "sha256=" + "0".repeat(64)).problem(401, "bad-signature");
    assertTrue(fairness.denials.pump() >= 2);
  }

  @Test
  void whatIsNoJsonIs415AndWhatIsTooLongIs413() throws Exception {
    fairness.request("POST", "/check").problem(415, "unsupported-media-type");
    Request large = fairness.request("POST", "/check").json(" ".repeat(64 * 1024 + 1));
    large.signed(TestFairness.KEY).problem(413, "too-large");
  }
}
