package dev.liveops.apps.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.liveops.apps.fairness.Request.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How admins impose sanctions and lift them. */
final class SanctionRoutesTest {
  private static final String WORDS = "{\"author\":\"ann\",\"reason\":\"talked to them\"}";

  private TestFairness fairness;

  @BeforeEach
  void start() {
    fairness = new TestFairness();
  }

  @AfterEach
  void stop() {
    fairness.close();
  }

  private Request order(String fields) {
    return fairness
        .admin("POST", "/sanctions")
        .json("{\"player_id\":\"alice\",\"author\":\"ann\",\"reason\":\"bots\"," + fields + "}");
  }

  @Test
  void aSanctionIsImposedAndCanBeLookedUp() throws Exception {
    Reply reply = order("\"kind\":\"block\",\"duration_sec\":3600").send();
    assertEquals(201, reply.status(), reply.body());
    JsonNode sanction = reply.json();
    assertEquals("alice", sanction.path("player_id").asText());
    assertEquals("block", sanction.path("kind").asText());
    assertEquals("ann", sanction.path("author").asText());
    assertEquals("bots", sanction.path("reason").asText());
    assertEquals("2026-11-22T10:00:00Z", sanction.path("from").asText());
    assertEquals("2026-11-22T11:00:00Z", sanction.path("until").asText());
    assertTrue(sanction.path("in_force").asBoolean());
    assertEquals("/sanctions/" + sanction.path("sanction_id").asText(), reply.header("Location"));
    JsonNode found = fairness.admin("GET", reply.header("Location")).expect(200);
    assertEquals(sanction.path("sanction_id"), found.path("sanction_id"));
    assertEquals("bots", found.path("reason").asText());
  }

  @Test
  void aSanctionMayHaveAnEndOrNone() throws Exception {
    assertEquals(
        "2026-11-23T09:30:00Z",
        order("\"kind\":\"shadow\",\"until\":\"2026-11-23T10:30:00+01:00\"")
            .expect(201)
            .path("until")
            .asText());
    assertTrue(order("\"kind\":\"ban\"").expect(201).path("until").isNull());
    assertTrue(
        order("\"kind\":\"ban\",\"until\":null,\"duration_sec\":null")
            .expect(201)
            .path("until")
            .isNull());
  }

  @Test
  void everyBadFieldIsListedAtOnce() throws Exception {
    JsonNode problem =
        fairness
            .admin("POST", "/sanctions")
            .json(
                "{\"player_id\":\"no one\",\"kind\":\"scold\",\"duration_sec\":\"1h\","
                    + "\"durationSecs\":60,\"reason\":\"\"}")
            .problem(400, "invalid");
    assertEquals(
        List.of("author", "durationSecs", "duration_sec", "kind", "player_id", "reason"),
        problem.path("errors").findValuesAsText("field").stream().sorted().toList());
    assertTrue(fairness.admin("GET", "/sanctions").expect(200).path("sanctions").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"duration_sec\":0",
        "\"duration_sec\":-1",
        "\"duration_sec\":9223372036854775807",
        "\"duration_sec\":99999999999999999999",
        "\"duration_sec\":1.5",
        "\"until\":\"2026-11-22T10:00:00Z\"",
        "\"until\":\"2026-11-22\"",
        "\"until\":\"+999999999-12-31T23:59:59Z\"",
        "\"until\":1764000000",
        "\"until\":\"2026-11-23T10:00:00Z\",\"duration_sec\":60"
      })
  void anEndThatIsNoneIsRefused(String end) throws Exception {
    JsonNode problem = order("\"kind\":\"block\"," + end).problem(400, "invalid");
    assertEquals(1, problem.path("errors").size(), problem::toString);
  }

  @Test
  void aLiftedSanctionIsGone() throws Exception {
    String id = order("\"kind\":\"ban\"").expect(201).path("sanction_id").asText();
    String target = "/sanctions/" + id + "/lift";
    JsonNode lifted = fairness.admin("POST", target).json(WORDS).expect(200);
    assertEquals(id, lifted.path("sanction_id").asText());
    assertEquals("false", lifted.path("in_force").asText());
    fairness.admin("GET", "/sanctions/" + id).problem(404, "not-found");
    fairness.admin("POST", target).json(WORDS).problem(404, "not-found");
    fairness.request("GET", "/players/alice").problem(404, "not-found");
  }

  @Test
  void whoLiftsHasToSayWhy() throws Exception {
    String id = order("\"kind\":\"ban\"").expect(201).path("sanction_id").asText();
    JsonNode problem =
        fairness.admin("POST", "/sanctions/" + id + "/lift").json("{}").problem(400, "invalid");
    assertEquals(2, problem.path("errors").size());
    fairness.admin("GET", "/sanctions/" + id).expect(200);
  }

  @Test
  void sanctionsComeInPagesWithWhoAndWhy() throws Exception {
    for (int i = 0; i < 3; i++) {
      order("\"kind\":\"shadow\"").expect(201);
    }
    JsonNode first = fairness.admin("GET", "/sanctions?limit=2").expect(200);
    assertEquals(2, first.path("sanctions").size());
    assertEquals("bots", first.path("sanctions").get(0).path("reason").asText());
    JsonNode rest =
        fairness
            .admin("GET", "/sanctions?limit=2&after=" + first.path("next_after").asText())
            .expect(200);
    assertEquals(1, rest.path("sanctions").size());
    assertTrue(rest.path("next_after").isNull());
  }

  @Test
  void anEndedSanctionIsNotFound() throws Exception {
    String id =
        order("\"kind\":\"block\",\"duration_sec\":1").expect(201).path("sanction_id").asText();
    fairness.now = fairness.now.plusSeconds(1);
    fairness.admin("GET", "/sanctions/" + id).problem(404, "not-found");
  }

  @Test
  void withoutTheTokenNothingIsToldOrDone() throws Exception {
    fairness.request("GET", "/sanctions").problem(401, "not-admin");
    fairness.request("GET", "/sanctions/x").problem(401, "not-admin");
    fairness.request("POST", "/sanctions").json("{}").problem(401, "not-admin");
    fairness.request("POST", "/sanctions/x/lift").json("{}").problem(401, "not-admin");
  }

  @Test
  void aSanctionIsNotDeletedButLifted() throws Exception {
    fairness.admin("DELETE", "/sanctions/x").problem(405, "method-not-allowed");
    assertEquals(
        "GET, HEAD, POST", fairness.request("OPTIONS", "/sanctions").send().header("Allow"));
  }
}
