package dev.liveops.apps.leaderboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.liveops.domain.signing.RequestSignature;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one player's places look like over HTTP, and who may look. */
final class PlayerRoutesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private World world;

  @BeforeEach
  void start() throws Exception {
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

  @Test
  void aPlayerStandsInEveryWindowUnderWay() throws Exception {
    world.scores("p1", 30);
    world.scores("p2", 40);

    JsonNode standings = found("/leaderboard/players/p1");

    assertEquals("p1", standings.get("player_id").textValue());
    assertEquals("points", standings.get("board").textValue());
    assertEquals(5, standings.get("windows").size());
    assertEquals(
        "{\"window\":\"daily\",\"window_id\":\"2026-11-22\",\"rank\":2,\"score\":30,"
            + "\"achieved_at\":\"2026-11-22T10:00:00Z\"}",
        standings.at("/windows/0").toString());
    assertEquals("all_time", standings.at("/windows/4/window").textValue());
  }

  @Test
  void aPlayerOfWhomNothingIsKnownHasNoRank() throws Exception {
    assertEquals(
        "{\"window\":\"daily\",\"window_id\":\"2026-11-22\",\"rank\":null,\"score\":null,"
            + "\"achieved_at\":null}",
        found("/leaderboard/players/nobody").at("/windows/0").toString());
  }

  @Test
  void aBoardAndAPlayerThatCannotBeAreBothAtFault() throws Exception {
    HttpResponse<String> answer = world.get("/leaderboard/players/a%20b?board=x");

    assertEquals(400, answer.statusCode());
    assertEquals(2, JSON.readTree(answer.body()).get("errors").size());
    assertEquals(404, world.get("/leaderboard/players/p1", "X-Game-Id", "x").statusCode());
  }

  @Test
  void aRankIsExplainedByThePlayersNextToIt() throws Exception {
    world.scores("first", 50);
    world.scores("p1", 30);
    world.now("2026-11-22T10:00:00.250Z");
    world.scores("late", 30);

    assertEquals(
        JSON.readTree(
            """
            {"player_id":"p1","board":"points","window":"weekly","window_id":"2026-W47",
             "order":{"operator":"sum","direction":"descending","ties":"ordinal"},
             "hidden":false,"rank":2,"score":30,"achieved_at":"2026-11-22T10:00:00Z","total":3,
             "above":{"rank":1,"player_id":"first","score":50,
               "achieved_at":"2026-11-22T10:00:00Z","decided_by":"score","difference":20},
             "below":{"rank":3,"player_id":"late","score":30,
               "achieved_at":"2026-11-22T10:00:00.250Z","decided_by":"achieved_at","difference":250}}"""),
        found("/leaderboard/explain/p1"));
  }

  @Test
  void whoIsHiddenHasNoRankAndIsToldWhy() throws Exception {
    world.scores("p1", 30);
    world.hides("p1", true);

    JsonNode explained = found("/leaderboard/explain/p1?window=daily");

    assertTrue(explained.get("hidden").booleanValue());
    assertTrue(explained.get("rank").isNull());
    assertEquals(30, explained.get("score").intValue());
    assertEquals(0, explained.get("total").intValue());
    assertTrue(explained.get("above").isNull());
  }

  @Test
  void signedReadsNeedASignature() throws Exception {
    try (World signed = new World(true)) {
      signed.scores("p1", 10);
      for (String target :
          new String[] {
            "/leaderboard",
            "/leaderboard/windows",
            "/leaderboard/players/p1",
            "/leaderboard/explain/p1",
          }) {
        HttpResponse<String> without = signed.get(target);
        assertEquals(401, without.statusCode(), target);
        assertTrue(without.headers().firstValue("WWW-Authenticate").isPresent(), target);
        assertFalse(without.headers().firstValue("ETag").isPresent(), target);
        assertEquals(200, signed.get(target, signature(target)).statusCode(), target);
        assertEquals(401, signed.get(target + "?x=1", signature(target)).statusCode(), target);
      }
      assertEquals(200, signed.get("/health").statusCode());
    }
  }

  @Test
  void theKeyOfASignedReadNamesTheGame() throws Exception {
    try (World signed = new World(true)) {
      String[] headers = signature("/leaderboard");
      String[] other = java.util.Arrays.copyOf(headers, headers.length + 2);
      other[headers.length] = "X-Game-Id";
      other[headers.length + 1] = "kart_rush";

      assertEquals(401, signed.get("/leaderboard", other).statusCode());
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
