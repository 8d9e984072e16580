package dev.liveops.apps.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.liveops.usecases.game.DefaultGame;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What admins see of the rules. */
final class RuleRoutesTest {
  private static TestFairness fairness;

  @BeforeAll
  static void start() {
    fairness = new TestFairness();
  }

  @AfterAll
  static void stop() {
    fairness.close();
  }

  @Test
  void theRulesAreListedInTheirOrderWithEverythingTheyGoBy() throws Exception {
    JsonNode answer = fairness.admin("GET", "/rules").expect(200);
    assertEquals(1, answer.path("version").asInt());
    assertEquals(
        List.of(
            "flood",
            "delta_xp_bound",
            "points_bound",
            "weight_bound",
            "score_jump",
            "points_per_hour",
            "outlier",
            "clock_drift",
            "drop_luck"),
        answer.path("rules").findValuesAsText("name"));
    JsonNode flood = answer.path("rules").get(0);
    assertEquals(
        "{\"name\":\"flood\",\"kind\":\"flood\",\"mode\":\"enforce\",\"verdict\":\"quarantined\","
            + "\"parameters\":{\"count_max\":10,\"per_ms\":1000,\"block_ms\":60000}}",
        flood.toString());
    assertEquals("shadow", answer.path("rules").get(7).path("mode").asText());
    for (JsonNode rule : answer.path("rules")) {
      assertEquals(false, rule.path("parameters").isEmpty(), rule::toString);
    }
  }

  @Test
  void theDefinitionIsTheDocumentAsItWasWritten() throws Exception {
    JsonNode answer = fairness.admin("GET", "/definition").expect(200);
    assertEquals("default", answer.path("game_id").asText());
    assertEquals(1, answer.path("version").asInt());
    assertEquals("test", answer.path("author").asText());
    assertEquals("2026-11-22T10:00:00Z", answer.path("since").asText());
    assertEquals(DefaultGame.document(), answer.path("document").asText());
  }

  @Test
  void anUnknownGameIs404() throws Exception {
    for (String path : new String[] {"/rules", "/definition"}) {
      fairness.admin("GET", path).header("X-Game-Id", "chess").problem(404, "not-found");
    }
  }

  @Test
  void withoutTheTokenNothingIsTold() throws Exception {
    fairness.request("GET", "/rules").problem(401, "not-admin");
    fairness.request("GET", "/definition").problem(401, "not-admin");
  }
}
