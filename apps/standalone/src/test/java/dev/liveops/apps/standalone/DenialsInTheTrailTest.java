package dev.liveops.apps.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.liveops.adapters.local.filesystem.TrailVerification;
import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.apps.standalone.RunningSystem.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every service refuses is in the trail when the system has stopped, counted together. */
class DenialsInTheTrailTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TIMES = 3;

  @TempDir private Path data;

  @Test
  void whatEveryServiceRefusedIsInTheTrail() throws IOException {
    try (RunningSystem system = RunningSystem.withSignedReads(data)) {
      for (int i = 0; i < TIMES; i++) {
        refuse(system);
      }
      beBlocked(system);
      beTooFast(system);
    }
    Map<String, Long> denied = denied();
    Map<String, Long> expected = new TreeMap<>();
    expected.put("gateway missing-signature default", 2L * TIMES);
    expected.put("progression missing-signature default", 2L * TIMES);
    expected.put("progression not-earned p1", (long) TIMES);
    expected.put("leaderboard missing-signature default", (long) TIMES);
    expected.put("fairness missing-signature default", 2L * TIMES);
    expected.put("fairness not-admin ", (long) TIMES);
    expected.put("gateway blocked p2", 1L);
    expected.put("progression blocked p2", 1L);
    long tooFast = denied.getOrDefault("gateway rate-limited p3", 0L);
    assertTrue(tooFast >= 40 && tooFast <= 50, denied::toString);
    denied.remove("gateway rate-limited p3");
    assertEquals(expected, denied);
    assertInstanceOf(
        TrailVerification.Outcome.Intact.class,
        TrailVerification.verify(data, TrailVerification.Known.NOTHING));
  }

  private static void refuse(RunningSystem system) {
    String claim = "{\"player_id\":\"p1\",\"item\":\"legendary_sword\"}";
    assertStatus(401, system.unsigned(ServiceName.GATEWAY, "/events", "{}"));
    assertStatus(401, system.get(ServiceName.GATEWAY, "/events/" + "0".repeat(32)));
    assertStatus(401, system.unsigned(ServiceName.PROGRESSION, "/rewards/claim", claim));
    assertStatus(401, system.get(ServiceName.PROGRESSION, "/players/p1/progress"));
    assertStatus(403, system.post(ServiceName.PROGRESSION, "/rewards/claim", claim));
    assertStatus(401, system.get(ServiceName.LEADERBOARD, "/leaderboard"));
    assertStatus(401, system.get(ServiceName.FAIRNESS, "/players/p1"));
    assertStatus(401, system.unsigned(ServiceName.FAIRNESS, "/check", "{}"));
    assertStatus(401, system.unsigned(ServiceName.FAIRNESS, "/sanctions", "{}"));
  }

  private static void beBlocked(RunningSystem system) {
    String order = "{\"player_id\":\"p2\",\"kind\":\"ban\",\"reason\":\"test\",\"author\":\"ann\"}";
    assertStatus(201, system.admin(ServiceName.FAIRNESS, "/sanctions", order));
    assertStatus(403, system.post(ServiceName.GATEWAY, "/events", event("p2")));
    assertStatus(
        403,
        system.post(
            ServiceName.PROGRESSION,
            "/rewards/claim",
            "{\"player_id\":\"p2\",\"item\":\"legendary_sword\"}"));
  }

  /** A hundred events at once, of which the bucket of a player takes fifty. */
  private static void beTooFast(RunningSystem system) {
    String batch = "[" + (event("p3") + ",").repeat(99) + event("p3") + "]";
    assertTrue(
        system.post(ServiceName.GATEWAY, "/events/batch", batch).status() < 300, "not taken");
  }

  private static String event(String player) {
    return "{\"type\":\"progression\",\"playerId\":\"%s\",\"ts\":1730560000,\"payload\":{\"deltaXp\":1}}"
        .formatted(player);
  }

  private static void assertStatus(int status, Reply reply) {
    assertEquals(status, reply.status(), reply::toString);
  }

  /** How often each refusal is told of in the trail. */
  private Map<String, Long> denied() throws IOException {
    Map<String, Long> denied = new TreeMap<>();
    for (String line : Files.readAllLines(data.resolve("audit/trail-000000000000001.jsonl"))) {
      JsonNode fact = JSON.readTree(line);
      if (fact.get("kind").asText().equals("acts_denied")) {
        String what =
            "%s %s %s"
                .formatted(
                    fact.get("service").asText(),
                    fact.get("reason").asText(),
                    fact.get("subject").asText());
        denied.merge(what, fact.get("count").asLong(), Long::sum);
      }
    }
    return denied;
  }
}
