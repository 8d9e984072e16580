package dev.liveops.domain.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.Payload;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DefaultRulesTest {

  private final Player player = new Player(new Rulebook(DefaultRules.list(), 1));

  @Test
  void theSampleEventsOfTheGameAreCleared() {
    long at = 1_800_000_000_000L;
    assertEquals(
        Judgement.CLEAR,
        player.play(
            player.event(at, "progression", "delta_xp", 150, "activity", "quest_completion"), 150));
    assertEquals(
        Judgement.CLEAR,
        player.play(
            player.event(at, "boss_kill", "boss_id", "dragon_lord", "tier", 5, "points", 2_500),
            2_500));
    assertEquals(
        Judgement.CLEAR,
        player.play(
            player.event(
                at, "drop_claimed", "drop_id", "epic_sword_001", "weight", 0.05, "source", "chest"),
            5));
  }

  @Test
  void eachBoundHoldsBackWhatIsBeyondIt() {
    assertHeldBack("delta_xp_bound", player.play(0, "progression", "delta_xp", 1_001));
    assertHeldBack("points_bound", player.play(5_000, "boss_kill", "points", 10_001));
    assertHeldBack("weight_bound", player.play(10_000, "drop_claimed", "weight", 1.01));
    assertHeldBack("score_jump", player.play(15_000, "progression", "score", 10_001));
    assertHeldBack("points_per_hour", player.gain(20_000, 250_001), "delta_xp_bound");
  }

  @Test
  void anOldClaimIsOnlyWatched() {
    GameEvent event =
        new GameEvent(
            new EventId(0, 1), Player.GAME, Player.ID, "progression", 0, 300_001, Payload.empty());
    Judgement judgement = player.judge(event, 0);
    assertEquals(Verdict.CLEARED, judgement.verdict());
    assertEquals("clock_drift", judgement.violations().getFirst().rule());
  }

  @Test
  void theSettingsOfAnInstallationReachTheirRules() {
    List<Rule> rules = DefaultRules.list(5, 1_234);
    assertTrue(rules.contains(new Rule.Outlier("outlier", false, Verdict.FLAGGED, 5, 100)));
    assertTrue(
        rules.contains(new Rule.Flood("flood", false, Verdict.QUARANTINED, 10, 1_000, 1_234)));
  }

  @Test
  void aFloodBlocksForAMinute() {
    for (int i = 0; i < 11; i++) {
      player.play(1_000, "progression");
    }
    assertEquals(
        new PlayerStatus(PlayerStatus.Kind.BLOCKED, OptionalLong.of(61_000)),
        player.sanctions.statusAt(1_000));
  }

  private static void assertHeldBack(String rule, Judgement judgement, String... others) {
    assertEquals(Verdict.QUARANTINED, judgement.verdict());
    List<String> broken = judgement.violations().stream().map(Violation::rule).toList();
    assertTrue(broken.contains(rule), broken::toString);
    assertEquals(1 + others.length, broken.size(), broken::toString);
  }
}
