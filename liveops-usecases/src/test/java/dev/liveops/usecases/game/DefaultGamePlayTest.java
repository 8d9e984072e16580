package dev.liveops.usecases.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.domain.progression.AchievementState;
import dev.liveops.domain.progression.AchievementState.Stage;
import dev.liveops.domain.progression.ClaimDecision.Granted;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.domain.ranking.WindowKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The default game, played with the three samples of the original. */
class DefaultGamePlayTest {

  private static final String QUEST =
      event("progression", "player_12345", "{\"delta_xp\":150,\"activity\":\"quest_completion\"}");
  private static final String KILL =
      event(
          "boss_kill", "player_67890", "{\"boss_id\":\"dragon_lord\",\"tier\":5,\"points\":2500}");
  private static final String DROP =
      event(
          "drop_claimed",
          "player_abcde",
          "{\"drop_id\":\"epic_sword_001\",\"weight\":0.05,\"source\":\"raid_chest\"}");
  private static final long NOON = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();

  private final Playthrough play =
      new Playthrough(DefaultGame.definition(DefinitionOverrides.none()));

  @Test
  void theSamplesRankByTheirPoints() {
    for (String sample : List.of(QUEST, KILL, DROP)) {
      assertEquals(Verdict.CLEARED, play.verdict(sample));
    }
    for (WindowKind kind : WindowKind.values()) {
      assertEquals(
          List.of("1 player_67890 2500", "2 player_12345 150", "3 player_abcde 5"),
          play.leaderboard().top("points", kind, NOON, 10).stream()
              .map(ranked -> ranked.rank() + " " + ranked.player() + " " + ranked.score())
              .toList());
    }
    assertTrue(play.leaderboard().top("score", WindowKind.DAILY, NOON, 10).isEmpty());
  }

  @Test
  void theSlainDragonIsATrophyAndASword() {
    play.play(KILL);
    PlayerProgress progress = play.progressOf(new PlayerId("player_67890"));
    assertEquals(3, progress.level(play.game().levels()));
    assertEquals(
        List.of(new AchievementState("first_boss", Stage.UNLOCKED, NOON)), progress.achievements());
    assertEquals(
        List.of(
            new Granted("boss_kill", "dragon_lord", "2026-Q4", "trophy:dragon_lord"),
            new Granted("legendary_sword", "", "", "legendary_sword")),
        play.progressRules().claimable(progress, NOON));
  }

  @Test
  void tenDropsMakeACollector() {
    for (int i = 0; i < 10; i++) {
      assertTrue(play.verdict(DROP.replace("0.05", "0.5").replace("12:00", "12:0" + i)).counts());
    }
    PlayerProgress progress = play.progressOf(new PlayerId("player_abcde"));
    assertEquals(500, progress.xp());
    assertEquals("collector", progress.achievements().getFirst().id());
  }

  private static String event(String type, String player, String data) {
    return "{\"event_type\":\"%s\",\"player_id\":\"%s\",\"timestamp\":\"2026-11-22T12:00:00Z\",\"data\":%s}"
        .formatted(type, player, data);
  }
}
