package dev.liveops.apps.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.liveops.apps.runtime.StartFailure;
import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.apps.standalone.RunningSystem.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeSystemTest {

  private static final String PROGRESSION =
      "{\"type\":\"progression\",\"playerId\":\"p1\",\"ts\":1730560000,\"payload\":{\"deltaXp\":10}}";
  private static final String BOSS_KILL =
      "{\"event_type\":\"boss_kill\",\"player_id\":\"p2\",\"timestamp\":\"2024-11-02T15:06:40Z\","
          + "\"data\":{\"boss_id\":\"dragon_lord\",\"tier\":5,\"points\":2500}}";
  private static final String CLAIM =
      "{\"player_id\":\"p2\",\"reward_type\":\"boss_kill\","
          + "\"reward_data\":{\"boss_id\":\"dragon_lord\",\"loot\":[\"sword\"]}}";

  @TempDir private Path directory;

  @Test
  void anEventIsRankedAndAdvancesItsPlayer() {
    try (RunningSystem system = RunningSystem.on(directory)) {
      Reply accepted = system.post(ServiceName.GATEWAY, "/events", PROGRESSION);
      assertEquals(202, accepted.status(), accepted.toString());
      assertEquals("accepted", accepted.body().get("status").asText());
      Reply board =
          system.await(
              ServiceName.LEADERBOARD,
              "/leaderboard?window=daily&limit=10",
              reply -> reply.body().get("total").asInt() == 1);
      assertEquals("p1", board.body().get("rankings").get(0).get("player_id").asText());
      assertEquals(10, board.body().get("rankings").get(0).get("score").asInt());
      Reply progress =
          system.await(
              ServiceName.PROGRESSION, "/players/p1/progress", reply -> reply.status() == 200);
      assertEquals(10, progress.body().get("xp").asInt());
      String id = accepted.body().get("event_id").asText();
      Reply fate = system.get(ServiceName.GATEWAY, "/events/" + id);
      assertEquals("cleared", fate.body().get("status").asText(), fate.toString());
    }
  }

  @Test
  void aRestartForgetsNothingAndRepeatsNothing() {
    String id;
    JsonNode receipt;
    try (RunningSystem system = RunningSystem.on(directory)) {
      id =
          system
              .post(ServiceName.GATEWAY, "/events", PROGRESSION, "key-1")
              .body()
              .get("event_id")
              .asText();
      assertEquals(202, system.post(ServiceName.GATEWAY, "/events", BOSS_KILL).status());
      Reply claimed = system.post(ServiceName.PROGRESSION, "/rewards/claim", CLAIM);
      assertEquals(200, claimed.status(), claimed.toString());
      receipt = claimed.body();
    }
    try (RunningSystem system = RunningSystem.on(directory)) {
      Reply again = system.post(ServiceName.GATEWAY, "/events", PROGRESSION, "key-1");
      assertEquals(208, again.status());
      assertEquals(id, again.body().get("event_id").asText());
      Reply other = system.post(ServiceName.GATEWAY, "/events", PROGRESSION + " ", "key-1");
      assertEquals(422, other.status());
      assertEquals(receipt, system.post(ServiceName.PROGRESSION, "/rewards/claim", CLAIM).body());
      Reply board = system.get(ServiceName.LEADERBOARD, "/leaderboard?window=all_time");
      assertEquals(2, board.body().get("total").asInt());
      assertEquals(10, board.body().get("rankings").get(1).get("score").asInt());
    }
  }

  @Test
  void aSecondProcessOnTheSameDirectoryIsTurnedAwayInOneLine() {
    try (RunningSystem first = RunningSystem.on(directory)) {
      assertEquals(200, first.get(ServiceName.GATEWAY, "/health").status());
      StartFailure failure =
          assertThrows(StartFailure.class, () -> RunningSystem.on(directory).close());
      assertTrue(failure.getMessage().contains("in use"), failure.getMessage());
      assertEquals(1, failure.getMessage().lines().count());
    }
  }

  @Test
  void whatWasRefusedJustBeforeTheStopIsInTheTrail() throws IOException {
    try (RunningSystem system = RunningSystem.on(directory)) {
      assertEquals(401, system.unsigned(ServiceName.GATEWAY, "/events", PROGRESSION).status());
    }
    String trail = Files.readString(directory.resolve("audit/trail-000000000000001.jsonl"));
    assertTrue(trail.contains("\"kind\":\"acts_denied\""), trail);
    assertTrue(trail.contains("\"reason\":\"missing-signature\""), trail);
  }

  @Test
  void aGatewayAloneKeepsEventsForThoseWhoComeLater() {
    EnumSet<ServiceName> gateway = EnumSet.of(ServiceName.GATEWAY);
    try (RunningSystem alone = RunningSystem.on(directory, gateway)) {
      assertEquals(202, alone.post(ServiceName.GATEWAY, "/events", PROGRESSION).status());
    }
    try (RunningSystem all = RunningSystem.on(directory)) {
      Reply board = all.get(ServiceName.LEADERBOARD, "/leaderboard?window=daily");
      assertEquals(1, board.body().get("total").asInt(), board.toString());
    }
  }
}
