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

/** What admins see of held events, and how they decide. */
final class ReviewRoutesTest {
  private static final String WORDS = "{\"author\":\"ann\",\"reason\":\"a gift\"}";

  private TestFairness fairness;

  @BeforeEach
  void start() {
    fairness = new TestFairness();
  }

  @AfterEach
  void stop() {
    fairness.close();
  }

  private JsonNode pending(String query) throws Exception {
    return fairness.admin("GET", "/reviews" + query).expect(200);
  }

  @Test
  void aHeldEventIsShownWithWhatItSaysAndWhyItIsHeld() throws Exception {
    String id = fairness.gain("alice", 1_001).toString();
    JsonNode held = pending("").path("reviews").get(0);
    assertEquals(id, held.path("event_id").asText());
    assertEquals("alice", held.path("player_id").asText());
    assertEquals("progression", held.path("type").asText());
    assertEquals(1_001, held.path("payload").path("delta_xp").asInt());
    assertEquals("2026-11-22T10:00:00Z", held.path("received_at").asText());
    assertEquals("delta_xp_bound", held.path("violations").get(0).path("rule").asText());
  }

  @Test
  void heldEventsComeOldestFirstAndInPages() throws Exception {
    List<String> ids =
        List.of(
            fairness.gain("a", 1_001).toString(),
            fairness.gain("b", 1_001).toString(),
            fairness.gain("c", 1_001).toString());
    JsonNode first = pending("?limit=2");
    assertEquals(
        ids.subList(0, 2),
        first.path("reviews").findValuesAsText("event_id").stream().distinct().toList());
    JsonNode second = pending("?limit=2&after=" + first.path("next_after").asText());
    assertEquals(1, second.path("reviews").size());
    assertEquals(ids.get(2), second.path("reviews").get(0).path("event_id").asText());
    assertTrue(second.path("next_after").isNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"release:released", "reject:rejected"})
  void aDecisionTakesTheEventOutOfTheQueue(String verbAndWord) throws Exception {
    String[] words = verbAndWord.split(":");
    String id = fairness.gain("bob", 1_001).toString();
    String target = "/reviews/" + id + "/" + words[0];
    JsonNode decided = fairness.admin("POST", target).json(WORDS).expect(200);
    assertEquals(id, decided.path("event_id").asText());
    assertEquals(words[1], decided.path("decision").asText());
    assertTrue(decided.path("in_force").asBoolean());
    assertTrue(pending("").path("reviews").isEmpty());
    fairness.admin("POST", target).json(WORDS).problem(404, "not-found");
  }

  @Test
  void whatIsNotHeldIs404() throws Exception {
    String target = "/reviews/" + fairness.gain("carol", 1) + "/release";
    fairness.admin("POST", target).json(WORDS).problem(404, "not-found");
  }

  @Test
  void everyBadFieldIsListedAtOnce() throws Exception {
    String target = "/reviews/" + fairness.gain("dave", 1_001) + "/release";
    JsonNode problem =
        fairness
            .admin("POST", target)
            .json("{\"author\":\"\",\"reason\":7,\"because\":\"x\"}")
            .problem(400, "invalid");
    assertEquals(
        List.of("author", "because", "reason"),
        problem.path("errors").findValuesAsText("field").stream().sorted().toList());
    assertEquals(1, pending("").path("reviews").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{}{}", "\"x\"", "{\"author\":\"a\",\"author\":\"b\"}"})
  void whatIsNoObjectIs400(String body) throws Exception {
    String target = "/reviews/" + fairness.gain("erin", 1_001) + "/release";
    fairness.admin("POST", target).json(body).problem(400, "invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?limit=0", "?limit=201", "?after=-1", "?after=x"})
  void aBadParameterIs400(String query) throws Exception {
    fairness.admin("GET", "/reviews" + query).problem(400, "invalid");
  }

  @Test
  void whatIsNoEventIdIs400() throws Exception {
    fairness.admin("POST", "/reviews/7/release").json(WORDS).problem(400, "invalid");
  }

  @Test
  void withoutTheTokenNothingIsToldOrDone() throws Exception {
    String id = fairness.gain("frank", 1_001).toString();
    fairness.request("GET", "/reviews").problem(401, "not-admin");
    fairness.request("POST", "/reviews/" + id + "/release").json(WORDS).problem(401, "not-admin");
    fairness
        .request("GET", "/reviews")
        .header("Authorization", "Bearer wrong")
        .problem(401, "not-admin");
    assertEquals(1, pending("").path("reviews").size());
    assertEquals(1, fairness.denials.pump());
  }
}
