package dev.liveops.apps.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody may know of players. */
final class PlayerRoutesTest {
  private TestFairness fairness;

  @BeforeEach
  void start() {
    fairness = new TestFairness();
  }

  @AfterEach
  void stop() {
    fairness.close();
  }

  private void block(String player, String kind) throws Exception {
    fairness
        .admin("POST", "/sanctions")
        .json(
            "{\"player_id\":\"%s\",\"kind\":\"%s\",\"duration_sec\":60,\"author\":\"ann\",\"reason\":\"x\"}"
                .formatted(player, kind))
        .expect(201);
  }

  @Test
  void anHonestPlayerIsClear() throws Exception {
    fairness.gain("alice", 10);
    fairness.gain("alice", 10);
    JsonNode player = fairness.request("GET", "/players/alice").expect(200);
    assertEquals("alice", player.path("player_id").asText());
    assertEquals("clear", player.path("status").asText());
    assertTrue(player.path("blocked_until").isNull());
    assertEquals(2, player.path("events").asInt());
    assertTrue(player.path("violations").isArray() && player.path("violations").isEmpty());
    assertTrue(player.path("sanctions").isArray() && player.path("sanctions").isEmpty());
  }

  @Test
  void aViolationIsToldWithTheRuleItsVersionAndWhatItSaw() throws Exception {
    String event = fairness.gain("bob", 1_001).toString();
    JsonNode violation =
        fairness.request("GET", "/players/bob").expect(200).path("violations").get(0);
    assertEquals("delta_xp_bound", violation.path("rule").asText());
    assertEquals(1, violation.path("version").asInt());
    assertEquals("quarantined", violation.path("verdict").asText());
    assertEquals("false", violation.path("shadow").asText());
    assertEquals(event, violation.path("event_id").asText());
    assertEquals("2026-11-22T10:00:00Z", violation.path("at").asText());
    assertTrue(violation.path("inputs").toString().contains("1001"), violation::toString);
  }

  @Test
  void whoFloodsIsBlockedUntilTheMinuteIsOver() throws Exception {
    for (int i = 0; i < 11; i++) {
      fairness.gain("carol", 1);
    }
    JsonNode blocked = fairness.request("GET", "/players/carol").expect(200);
    assertEquals("blocked", blocked.path("status").asText());
    assertEquals("2026-11-22T10:01:00Z", blocked.path("blocked_until").asText());
    assertEquals("block", blocked.path("sanctions").get(0).path("kind").asText());
    fairness.now = fairness.now.plusSeconds(60);
    JsonNode free = fairness.request("GET", "/players/carol").expect(200);
    assertEquals("clear", free.path("status").asText());
    assertTrue(free.path("sanctions").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"block:blocked", "shadow:shadowed", "ban:banned", "hide:clear"})
  void aSanctionShowsInTheStatus(String kindAndStatus) throws Exception {
    String[] words = kindAndStatus.split(":");
    block("dave", words[0]);
    JsonNode player = fairness.request("GET", "/players/dave").expect(200);
    assertEquals(words[1], player.path("status").asText());
    JsonNode sanction = player.path("sanctions").get(0);
    assertEquals(words[0], sanction.path("kind").asText());
    assertEquals("2026-11-22T10:01:00Z", sanction.path("until").asText());
    // Who decided and why is not for everybody.
    assertTrue(sanction.path("author").isMissingNode());
    assertTrue(sanction.path("reason").isMissingNode());
  }

  @Test
  void whoWasNeverHeardOfIs404() throws Exception {
    fairness.request("GET", "/players/nobody").problem(404, "not-found");
    fairness.gain("erin", 1);
    fairness
        .request("GET", "/players/erin")
        .header("X-Game-Id", "racing")
        .problem(404, "not-found");
  }

  @Test
  void whatIsNoPlayerIdIs400() throws Exception {
    JsonNode problem = fairness.request("GET", "/players/no%20one").problem(400, "invalid");
    assertEquals("id", problem.path("errors").get(0).path("field").asText());
    fairness.request("GET", "/players/" + "x".repeat(65)).problem(400, "invalid");
  }

  @Test
  void theBlockedAreThoseWhoseEventsAreRefused() throws Exception {
    block("frank", "block");
    block("grace", "ban");
    block("heidi", "shadow");
    block("ivan", "hide");
    JsonNode blocked = fairness.request("GET", "/blocked").expect(200);
    assertEquals(
        List.of("frank", "grace"),
        blocked.path("blocked").findValuesAsText("player_id").stream().sorted().toList());
    assertTrue(blocked.path("next_after").isNull());
    fairness.now = fairness.now.plusSeconds(61);
    assertTrue(fairness.request("GET", "/blocked").expect(200).path("blocked").isEmpty());
  }

  @Test
  void theBlockedComeInPages() throws Exception {
    for (int i = 0; i < 5; i++) {
      block("p" + i, "block");
    }
    JsonNode first = fairness.request("GET", "/blocked?limit=3").expect(200);
    assertEquals(3, first.path("blocked").size());
    String after = first.path("next_after").asText();
    JsonNode second = fairness.request("GET", "/blocked?limit=3&after=" + after).expect(200);
    assertEquals(2, second.path("blocked").size());
    assertTrue(second.path("next_after").isNull());
  }

  @Test
  void violationsAreNewestFirstAndOfOnePlayerOnDemand() throws Exception {
    fairness.gain("judy", 1_001);
    String newest = fairness.gain("karl", 1_002).toString();
    JsonNode all = fairness.request("GET", "/violations").expect(200).path("violations");
    assertEquals(2, all.size());
    assertEquals(newest, all.get(0).path("event_id").asText());
    JsonNode one =
        fairness.request("GET", "/violations?player=karl").expect(200).path("violations");
    assertEquals(1, one.size());
    assertEquals(
        1, fairness.request("GET", "/violations?limit=1").expect(200).path("violations").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/violations?limit=0",
        "/violations?limit=1001",
        "/violations?limit=many",
        "/violations?limit=1&limit=2",
        "/violations?player=no%20one",
        "/blocked?limit=-1",
        "/blocked?limit=99999999999"
      })
  void aBadParameterIs400(String target) throws Exception {
    JsonNode problem = fairness.request("GET", target).problem(400, "invalid");
    assertEquals(1, problem.path("errors").size());
  }

  @Test
  void otherMethodsAre405() throws Exception {
    for (String path : new String[] {"/players/a", "/blocked", "/violations"}) {
      fairness.request("DELETE", path).problem(405, "method-not-allowed");
      assertEquals("GET, HEAD", fairness.request("OPTIONS", path).send().header("Allow"));
    }
  }
}
