package dev.liveops.domain.progression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.domain.progression.ClaimDecision.Granted;
import dev.liveops.domain.progression.ClaimDecision.Missing;
import dev.liveops.domain.progression.ClaimDecision.NotEarned;
import dev.liveops.domain.progression.ClaimDecision.UnknownReward;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimDecisionTest {

  private static final long NEXT_QUARTER = Games.at("2027-01-05T00:00:00Z");
  private static final PlayerProgress NONE = PlayerProgress.none();

  private final ProgressRules rules = Games.rules();

  @Test
  void aKilledBossGrantsATrophyOfIt() {
    PlayerProgress progress = kill(NONE, "dragon_lord", Games.NOON);
    assertEquals(
        new Granted("boss_kill", "dragon_lord", "2026-Q4", "trophy:dragon_lord"),
        rules.decide(progress, "boss_kill", "dragon_lord", Games.NOON));
  }

  @Test
  void anotherBossIsStillMissing() {
    PlayerProgress progress = kill(NONE, "dragon_lord", Games.NOON);
    assertEquals(
        missing("events:boss_kill", "1 with boss_id = lich", "0"),
        rules.decide(progress, "boss_kill", "lich", Games.NOON));
  }

  @Test
  void aClaimHasToSayWhichBoss() {
    assertEquals(
        missing("detail:boss_id", "a value in the claim", "none"),
        rules.decide(kill(NONE, "dragon", Games.NOON), "boss_kill", "", Games.NOON));
  }

  @Test
  void theClaimIsForTheSeasonUnderWayWhenItWasEarnedInIt() {
    PlayerProgress progress = kill(kill(NONE, "dragon", Games.NOON), "dragon", NEXT_QUARTER);
    assertEquals(
        new Granted("boss_kill", "dragon", "2027-Q1", "trophy:dragon"),
        rules.decide(progress, "boss_kill", "dragon", NEXT_QUARTER));
  }

  @Test
  void whatWasEarnedLastSeasonAndNotSinceIsStillGrantedForThatSeason() {
    PlayerProgress progress = kill(NONE, "dragon", Games.at("2026-05-01T00:00:00Z"));
    progress = kill(progress, "dragon", Games.at("2026-08-01T00:00:00Z"));
    assertEquals(
        new Granted("boss_kill", "dragon", "2026-Q3", "trophy:dragon"),
        rules.decide(progress, "boss_kill", "dragon", NEXT_QUARTER));
  }

  @Test
  void theDetailOfAClaimIsIgnoredWhereTheRewardHasNoneSoThatItCannotBeGrantedTwice() {
    PlayerProgress progress = rules.advance(NONE, Games.kill("dragon", 5, Games.NOON), 0);
    Granted expected = new Granted("legendary_sword", "", "", "legendary_sword");
    assertEquals(expected, rules.decide(progress, "legendary_sword", "", Games.NOON));
    assertEquals(expected, rules.decide(progress, "legendary_sword", "again", Games.NOON));
  }

  @Test
  void whatIsMissingNamesTheBoundsAndTheCountSoFar() {
    PlayerProgress progress = kill(kill(NONE, "dragon", Games.NOON), "dragon", Games.NOON);
    assertEquals(
        missing("events:boss_kill", "1 with tier >= 5", "0"),
        rules.decide(progress, "legendary_sword", "", Games.NOON));
    assertEquals(
        missing("events:boss_kill", "3", "2"),
        rules.decide(progress, "daily_hunt", "", Games.NOON));
    assertEquals(
        missing("events:boss_kill", "3", "0"),
        rules.decide(progress, "daily_hunt", "", NEXT_QUARTER));
  }

  @Test
  void aLevelOnceReachedEarnsItsRewardInEverySeason() {
    PlayerProgress progress = rules.advance(NONE, Games.quest(Games.NOON), 4_000);
    assertEquals(
        new Granted("veteran", "", "2027-Q1", "banner"),
        rules.decide(progress, "veteran", "", NEXT_QUARTER));
    assertEquals(missing("level", "5", "1"), rules.decide(NONE, "veteran", "", NEXT_QUARTER));
    assertEquals(
        missing("season", "a season under way", "none"),
        rules.decide(progress, "veteran", "", Games.at("1999-01-01T00:00:00Z")));
  }

  @Test
  void anUnlockedAchievementEarnsItsReward() {
    assertEquals(
        missing("achievement:collector", "unlocked", "not unlocked"),
        rules.decide(NONE, "hoarder", "", Games.NOON));
    PlayerProgress progress = NONE;
    for (int i = 0; i < 10; i++) {
      progress = rules.advance(progress, Games.drop(Games.NOON), 0);
    }
    assertEquals(
        new Granted("hoarder", "", "", "bag"), rules.decide(progress, "hoarder", "", Games.NOON));
  }

  @Test
  void aRewardThatTheGameDoesNotHaveIsUnknown() {
    assertEquals(new UnknownReward("crown"), rules.decide(NONE, "crown", "", Games.NOON));
  }

  @Test
  void whatCanBeClaimedIsListedInTheOrderOfTheDefinition() {
    PlayerProgress progress = rules.advance(NONE, Games.kill("lich", 5, Games.NOON), 4_000);
    progress = kill(progress, "dragon", Games.NOON);
    assertEquals(
        List.of(
            new Granted("boss_kill", "dragon", "2026-Q4", "trophy:dragon"),
            new Granted("boss_kill", "lich", "2026-Q4", "trophy:lich"),
            new Granted("legendary_sword", "", "", "legendary_sword"),
            new Granted("veteran", "", "2026-Q4", "banner")),
        rules.claimable(progress, Games.NOON));
    assertEquals(List.of(), rules.claimable(NONE, Games.NOON));
  }

  private PlayerProgress kill(PlayerProgress progress, String boss, long atMillis) {
    return rules.advance(progress, Games.kill(boss, 1, atMillis), 0);
  }

  private static ClaimDecision missing(String condition, String expected, String actual) {
    return new NotEarned(List.of(new Missing(condition, expected, actual)));
  }
}
