package dev.liveops.apps.leaderboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.liveops.domain.event.Payload;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the boards of a game look like over HTTP. */
final class BoardRoutesTest {
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

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private JsonNode found(String target, String... headers) throws Exception {
    HttpResponse<String> answer = world.get(target, headers);
    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals("application/json", header(answer, "Content-Type"));
    return JSON.readTree(answer.body());
  }

  private static List<String> players(JsonNode page) {
    List<String> players = new ArrayList<>();
    page.get("rankings").forEach(ranked -> players.add(ranked.get("player_id").textValue()));
    return players;
  }

  @Test
  void theTopOfABoardIsShownToTheLetterOfTheContract() throws Exception {
    world.scores("p1", 10);
    world.now("2026-11-22T10:00:01.500Z");
    world.scores("p2", 30);

    assertEquals(
        "{\"board\":\"points\",\"window\":\"weekly\",\"window_id\":\"2026-W47\","
            + "\"season\":\"2026-Q4\",\"total\":2,\"rankings\":["
            + "{\"rank\":1,\"player_id\":\"p2\",\"score\":30,"
            + "\"achieved_at\":\"2026-11-22T10:00:01.500Z\"},"
            + "{\"rank\":2,\"player_id\":\"p1\",\"score\":10,"
            + "\"achieved_at\":\"2026-11-22T10:00:00Z\"}],"
            + "\"next_cursor\":null,\"updated_at\":\"2026-11-22T10:00:01.500Z\"}",
        world.get("/leaderboard").body());
  }

  @Test
  void anEmptyBoardHasNoRanksAndWasNeverUpdated() throws Exception {
    JsonNode page = found("/leaderboard?window=all_time");

    assertEquals(0, page.get("total").intValue());
    assertEquals(0, page.get("rankings").size());
    assertEquals("all", page.get("window_id").textValue());
    assertTrue(page.get("updated_at").isNull());
    assertTrue(page.get("next_cursor").isNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/leaderboard/?window=weekly&limit=10",
        "/leaderboard?limit=10&unknown=%00&x=1&x=2",
        "/leaderboard?window=&limit=&board=",
      })
  void aSlashAtTheEndAndUnknownOrBlankParametersChangeNothing(String target) throws Exception {
    world.scores("p1", 10);

    assertEquals(world.get("/leaderboard").body(), world.get(target).body());
  }

  @Test
  void aWalkThroughThePagesMeetsEverybodyOnce() throws Exception {
    for (int i = 0; i < 25; i++) {
      world.scores("p" + i, 100 + i);
    }

    List<String> met = new ArrayList<>();
    String target = "/leaderboard?window=daily&limit=10";
    for (String cursor = ""; cursor != null; ) {
      JsonNode page = found(target + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
      met.addAll(players(page));
      cursor = page.get("next_cursor").textValue();
    }

    assertEquals(25, met.size());
    assertEquals(25, met.stream().distinct().count());
    assertEquals("p24", met.getFirst());
    assertEquals("p0", met.getLast());
  }

  @Test
  void aPageAroundAPlayerIncludesThePlayer() throws Exception {
    for (int i = 0; i < 9; i++) {
      world.scores("p" + i, 100 - i);
    }

    assertEquals(List.of("p3", "p4", "p5"), players(found("/leaderboard?around=p4&limit=3")));
    assertEquals(List.of("p0", "p1", "p2"), players(found("/leaderboard?around=p0&limit=3")));
    HttpResponse<String> nobody = world.get("/leaderboard?around=nobody");
    assertEquals(404, nobody.statusCode());
    assertEquals("no such player", JSON.readTree(nobody.body()).get("detail").textValue());
  }

  @Test
  void pastWindowsStayReadable() throws Exception {
    world.scores("p1", 10);
    world.now("2026-11-23T00:00:00Z");
    world.scores("p2", 20);

    assertEquals(List.of("p2"), players(found("/leaderboard")));
    assertEquals(List.of("p1"), players(found("/leaderboard?window_id=2026-W47")));
    assertEquals(
        List.of("p2", "p1"), players(found("/leaderboard?window=seasonal&season=2026-Q4")));
    assertEquals(List.of("p2", "p1"), players(found("/leaderboard?season=2026-Q4")));
  }

  @Test
  void whoIsHiddenLeavesRanksAndTotalsAndComesBack() throws Exception {
    world.scores("p1", 10);
    world.scores("p2", 20);
    String before = world.get("/leaderboard").body();

    world.hides("p2", true);
    JsonNode meanwhile = found("/leaderboard");
    world.hides("p2", false);

    assertEquals(List.of("p1"), players(meanwhile));
    assertEquals(1, meanwhile.get("total").intValue());
    assertEquals(1, meanwhile.at("/rankings/0/rank").intValue());
    assertEquals(before, world.get("/leaderboard").body());
  }

  @Test
  void theHeaderNamesTheGameAndAnUnknownGameIsNotFound() throws Exception {
    world.now("2026-08-15T10:00:00Z");
    world.happens(
        World.KART,
        "kim",
        "time_trial",
        Payload.of("track", "ice", "lap_ms", 61_000, "wall_hits", 2, "ghost_id", "g1"));

    JsonNode page = found("/leaderboard?window=daily", "X-Game-Id", "kart_rush");
    assertEquals("lap_time", page.get("board").textValue());
    assertTrue(page.get("season").isNull());
    assertEquals(
        "{\"rank\":1,\"player_id\":\"kim\",\"score\":61000,\"subscore\":2,\"metadata\":\"g1\","
            + "\"achieved_at\":\"2026-08-15T10:00:00Z\"}",
        page.get("rankings").get(0).toString());
    JsonNode noSeason = found("/leaderboard?window=seasonal", "X-Game-Id", "kart_rush");
    assertTrue(noSeason.get("window_id").isNull());
    assertEquals(0, noSeason.get("total").intValue());
    for (String game : List.of("nobody", "a b", "kart_rush/../default", "x".repeat(65))) {
      assertEquals(404, world.get("/leaderboard", "X-Game-Id", game).statusCode(), game);
    }
    HttpResponse<String> two =
        world.get("/leaderboard", "X-Game-Id", "default", "X-Game-Id", "kart_rush");
    assertEquals(404, two.statusCode());
  }

  @Test
  void everyBadParameterIsListed() throws Exception {
    HttpResponse<String> answer =
        world.get(
            "/leaderboard?board=b&window=hourly&limit=0&limit=5&window_id=%00&cursor=x&around=a%0a");

    assertEquals(400, answer.statusCode());
    assertEquals("application/problem+json", header(answer, "Content-Type"));
    List<String> fields = new ArrayList<>();
    JSON.readTree(answer.body())
        .get("errors")
        .forEach(error -> fields.add(error.get("field").textValue()));
    for (String field : List.of("board", "window", "limit", "cursor", "around")) {
      assertTrue(fields.contains(field), field + " in " + fields);
    }
    assertFalse(answer.body().contains("hourly"), "a problem must not repeat the input");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=-1",
        "limit=1001",
        "limit=NaN",
        "limit=1e3",
        "limit=10.0",
        "limit=99999999999999999999",
        "limit=0x10",
        "limit=%2B5",
        "limit=%D9%A1",
        "limit=5&limit=5",
        "limit=%00",
        "window=WEEKLY",
        "window=weekly%20",
        "window=weekly&window=daily",
        "board=%1b[31m",
        "board=points%00",
        "window_id=2026-W54",
        "window_id=2026-w47",
        "window_id=%0d%0aSet-Cookie:x",
        "season=2026-Q4&window=weekly",
        "season=2026-Q5",
        "cursor=%FF%FE",
        "cursor=AAAA",
        "cursor=..%2F..%2Fetc",
        "around=%20p",
        "around=p%00",
        "around=%F0%9F%8E%AE",
        "around=p1&cursor=AAAA",
      })
  void whatIsNotAParameterIsRefusedAndNotRepeated(String query) throws Exception {
    world.scores("p1", 10);

    HttpResponse<String> answer = world.get("/leaderboard?" + query);

    assertEquals(400, answer.statusCode(), answer.body());
    assertFalse(answer.body().chars().anyMatch(c -> c < ' '), answer.body());
  }

  @Test
  void aCursorOfTenKilobytesIsTurnedAway() throws Exception {
    HttpResponse<String> huge = world.get("/leaderboard?cursor=" + "A".repeat(10_000));
    HttpResponse<String> large = world.get("/leaderboard?cursor=" + "A".repeat(3_000));

    assertEquals(414, huge.statusCode());
    assertEquals(400, large.statusCode());
  }

  @Test
  void aCursorFitsItsOwnBoardAndWindowOnly() throws Exception {
    for (int i = 0; i < 3; i++) {
      world.scores("p" + i, 10);
    }
    String cursor = found("/leaderboard?limit=1").get("next_cursor").textValue();

    assertEquals(200, world.get("/leaderboard?limit=1&cursor=" + cursor).statusCode());
    assertEquals(400, world.get("/leaderboard?window=daily&cursor=" + cursor).statusCode());
    assertEquals(400, world.get("/leaderboard?board=score&cursor=" + cursor).statusCode());
    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'x' ? 'y' : 'x';
      String bent = cursor.substring(0, i) + other + cursor.substring(i + 1);
      assertEquals(400, world.get("/leaderboard?cursor=" + bent).statusCode(), bent);
    }
  }

  @Test
  void whoHasThePageAlreadyIsToldSoUntilTheBoardChanges() throws Exception {
    world.scores("p1", 10);
    HttpResponse<String> first = world.get("/leaderboard?limit=10");
    String tag = header(first, "ETag");

    HttpResponse<String> again = world.get("/leaderboard?limit=10", "If-None-Match", tag);
    world.scores("p2", 20);
    HttpResponse<String> changed = world.get("/leaderboard?limit=10", "If-None-Match", tag);

    assertEquals("no-cache", header(first, "Cache-Control"));
    assertEquals("X-Game-Id", header(first, "Vary"));
    assertEquals(304, again.statusCode());
    assertEquals("", again.body());
    assertEquals(tag, header(again, "ETag"));
    assertEquals(200, changed.statusCode());
    assertNotEquals(tag, header(changed, "ETag"));
    assertEquals(List.of("p2", "p1"), players(JSON.readTree(changed.body())));
  }

  @Test
  void aKeptPageIsOfTheWindowUnderWay() throws Exception {
    world.scores("p1", 10);
    assertEquals("2026-11-22", found("/leaderboard?window=daily").get("window_id").textValue());

    world.now("2026-11-23T00:00:00Z");

    JsonNode next = found("/leaderboard?window=daily");
    assertEquals("2026-11-23", next.get("window_id").textValue());
    assertEquals(0, next.get("total").intValue());
  }

  @Test
  void theWindowsOfABoardAreListedNewestFirst() throws Exception {
    world.scores("p1", 10);
    world.now("2026-11-23T00:00:00Z");

    assertEquals(
        JSON.readTree(
            """
            {"board":"points","windows":[
              {"window":"weekly","window_id":"2026-W48","start":"2026-11-23T00:00:00Z",
               "end":"2026-11-30T00:00:00Z","state":"open"},
              {"window":"weekly","window_id":"2026-W47","start":"2026-11-16T00:00:00Z",
               "end":"2026-11-23T00:00:00Z","state":"ended"}]}"""),
        found("/leaderboard/windows?window=weekly"));
    JsonNode all = found("/leaderboard/windows?window=all_time");
    assertTrue(all.at("/windows/0/start").isNull());
    assertTrue(all.at("/windows/0/end").isNull());
    assertEquals(400, world.get("/leaderboard/windows?window=x&limit=0").statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void boardsCanOnlyBeRead(String method) throws Exception {
    HttpResponse<String> answer = world.send(method, "/leaderboard");

    assertEquals(405, answer.statusCode());
    assertEquals("GET, HEAD", header(answer, "Allow"));
  }

  @Test
  void optionsTellsTheMethods() throws Exception {
    HttpResponse<String> answer = world.send("OPTIONS", "/leaderboard/windows");

    assertEquals(204, answer.statusCode());
    assertEquals("GET, HEAD", header(answer, "Allow"));
  }
}
