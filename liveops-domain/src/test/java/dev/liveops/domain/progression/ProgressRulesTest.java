package dev.liveops.domain.progression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.progression.AchievementState.Stage;
import dev.liveops.domain.progression.Condition.AchievementUnlocked;
import dev.liveops.domain.progression.Condition.LevelReached;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProgressRulesTest {

  private final ProgressRules rules = Games.rules();

  @Test
  void experienceIsTheSumOfThePointsAndTheLevelFollowsTheCurve() {
    PlayerProgress progress = advance(PlayerProgress.none(), 150, 2_500, 400);

    assertEquals(3_050, progress.xp());
    assertEquals(4, progress.level(new LevelCurve.Linear(1_000)));
    assertEquals(Games.NOON, progress.updatedAtMillis());
  }

  @Test
  void experienceStaysAtTheEndOfTheRangeInsteadOfWrappingAround() {
    assertEquals(Long.MAX_VALUE, advance(PlayerProgress.none(), Long.MAX_VALUE, 1).xp());
    assertEquals(Long.MIN_VALUE, advance(PlayerProgress.none(), Long.MIN_VALUE, -1).xp());
    assertEquals(
        Integer.MAX_VALUE,
        advance(PlayerProgress.none(), Long.MAX_VALUE).level(new LevelCurve.Linear(1)));
  }

  @Test
  void aPlayerBelowZeroIsOnTheFirstLevel() {
    assertEquals(1, advance(PlayerProgress.none(), -5_000).level(new LevelCurve.Linear(1_000)));
  }

  @Test
  void theAchievementsForLevelsUnlockAtTheExperienceOfTheirLevelAndNotBefore() {
    PlayerProgress below = advance(PlayerProgress.none(), 3_999);
    assertEquals(Stage.REVEALED, stages(below).get("level_5"));

    PlayerProgress reached = rules.advance(below, Games.quest(Games.NOON + 5), 1);
    assertEquals(Stage.UNLOCKED, stages(reached).get("level_5"));
    assertEquals(
        new AchievementState("level_5", Stage.UNLOCKED, Games.NOON + 5),
        reached.achievement("level_5").orElseThrow());
  }

  @Test
  void oneEventMayReachSeveralLevelsAtOnce() {
    Map<String, Stage> stages = stages(advance(PlayerProgress.none(), 50_000));

    assertEquals(Stage.UNLOCKED, stages.get("level_5"));
    assertEquals(Stage.UNLOCKED, stages.get("level_10"));
  }

  @Test
  void aHiddenLevelIsRevealedOnTheLevelBefore() {
    assertEquals(Stage.HIDDEN, stages(advance(PlayerProgress.none(), 7_999)).get("level_10"));
    assertEquals(Stage.REVEALED, stages(advance(PlayerProgress.none(), 8_000)).get("level_10"));
    assertEquals(Stage.UNLOCKED, stages(advance(PlayerProgress.none(), 9_000)).get("level_10"));
  }

  @Test
  void whatIsUnlockedStaysUnlockedWhenPointsAreTakenAway() {
    PlayerProgress fallen = advance(PlayerProgress.none(), 9_000, -9_000);

    assertEquals(1, fallen.level(new LevelCurve.Linear(1_000)));
    assertEquals(Stage.UNLOCKED, stages(fallen).get("level_10"));
  }

  @Test
  void anAchievementForSeveralEventsIsRevealedByTheFirstAndUnlockedByTheLast() {
    PlayerProgress progress = PlayerProgress.none();
    assertEquals(Stage.HIDDEN, stages(progress).get("collector"));
    for (int i = 1; i < 10; i++) {
      progress = rules.advance(progress, Games.drop(Games.NOON + i), 0);
      assertEquals(Stage.REVEALED, stages(progress).get("collector"));
    }
    assertEquals(9, progress.tallies().getFirst().count());

    progress = rules.advance(progress, Games.drop(Games.NOON + 10), 0);
    assertEquals(Stage.UNLOCKED, stages(progress).get("collector"));
    assertTrue(progress.tallies().isEmpty(), "a count that is full is not kept");
  }

  @Test
  void anAchievementThatWaitsForAnotherUnlocksWithIt() {
    PlayerProgress progress = PlayerProgress.none();
    for (int i = 0; i < 10; i++) {
      progress = rules.advance(progress, Games.drop(Games.NOON), 0);
    }
    assertEquals(Stage.UNLOCKED, stages(progress).get("all_rounder"));
  }

  @Test
  void achievementsThatWaitForEachOtherInACircleStayLocked() {
    var circle =
        Games.rules(
            1,
            List.of(
                new Achievement("a", false, new AchievementUnlocked("b")),
                new Achievement("b", false, new AchievementUnlocked("a"))),
            List.of());
    PlayerProgress progress = circle.advance(PlayerProgress.none(), Games.quest(Games.NOON), 1);
    assertTrue(progress.achievements().isEmpty());
  }

  @Test
  void anEventThatNoConditionMentionsLeavesEverythingElseAsItIs() {
    PlayerProgress before =
        rules.advance(PlayerProgress.none(), Games.kill("dragon", 5, Games.NOON), 10);
    PlayerProgress after = rules.advance(before, Games.quest(Games.NOON + 1), 10);

    assertSame(before.achievements(), after.achievements());
    assertSame(before.earned(), after.earned());
    assertSame(before.tallies(), after.tallies());
  }

  @Test
  void aRewardPerBossIsEarnedOncePerBossAndSeason() {
    PlayerProgress progress = PlayerProgress.none();
    long nextQuarter = Games.at("2027-01-01T00:00:00Z");
    progress = rules.advance(progress, Games.kill("dragon", 1, Games.NOON), 0);
    progress = rules.advance(progress, Games.kill("dragon", 1, Games.NOON + 1), 0);
    progress = rules.advance(progress, Games.kill("lich", 1, Games.NOON + 2), 0);
    progress = rules.advance(progress, Games.kill("dragon", 1, nextQuarter), 0);

    assertEquals(
        List.of(
            new Earned("boss_kill", "dragon", "2026-Q4", Games.NOON),
            new Earned("boss_kill", "dragon", "2027-Q1", nextQuarter),
            new Earned("boss_kill", "lich", "2026-Q4", Games.NOON + 2)),
        progress.earned().stream().filter(e -> e.reward().equals("boss_kill")).toList());
  }

  @Test
  void anEventThatMissesABoundEarnsNothing() {
    PlayerProgress four =
        rules.advance(PlayerProgress.none(), Games.kill("dragon", 4, Games.NOON), 0);
    assertFalse(four.hasEarned("legendary_sword", "", ""));
    PlayerProgress five = rules.advance(four, Games.kill("dragon", 5, Games.NOON), 0);
    assertTrue(five.hasEarned("legendary_sword", "", ""));
  }

  @Test
  void anEventThatDoesNotSayWhichBossEarnsNoTrophy() {
    PlayerProgress progress =
        rules.advance(PlayerProgress.none(), Games.event("boss_kill", Games.NOON, "tier", 1), 0);
    assertTrue(progress.earned().isEmpty());
    progress =
        rules.advance(
            progress, Games.event("boss_kill", Games.NOON, "boss_id", "x".repeat(257)), 0);
    assertTrue(progress.earned().isEmpty());
  }

  @Test
  void aDailyCountBeginsAnewEveryDay() {
    long nextDay = Games.NOON + 86_400_000;
    PlayerProgress progress = PlayerProgress.none();
    for (long at : new long[] {Games.NOON, Games.NOON, nextDay, nextDay}) {
      progress = rules.advance(progress, Games.kill("dragon", 1, at), 0);
    }
    assertFalse(progress.hasEarned("daily_hunt", "", "2026-11-23"));
    progress = rules.advance(progress, Games.kill("dragon", 1, nextDay), 0);
    assertTrue(progress.hasEarned("daily_hunt", "", "2026-11-23"));
    assertFalse(progress.hasEarned("daily_hunt", "", "2026-11-22"));
  }

  @Test
  void nothingIsEarnedForASeasonWhereThereIsNone() {
    PlayerProgress progress =
        rules.advance(
            PlayerProgress.none(), Games.kill("dragon", 5, Games.at("1999-12-31T23:00:00Z")), 0);
    assertFalse(progress.latestEarned("boss_kill", "dragon").isPresent());
    assertTrue(progress.hasEarned("legendary_sword", "", ""));
  }

  @Test
  void aNewAchievementThatThePlayerIsBeyondAlreadyUnlocksWithTheNextEvent() {
    PlayerProgress before = advance(PlayerProgress.none(), 6_000);
    var grown =
        Games.rules(
            2,
            List.of(
                Games.LEVEL_5,
                new Achievement("level_3", false, new LevelReached(3)),
                new Achievement("proud", false, new AchievementUnlocked("level_5"))),
            List.of());
    PlayerProgress after = grown.advance(before, Games.quest(Games.NOON), 0);

    assertTrue(after.unlocked("level_3"));
    assertTrue(after.unlocked("proud"));
    assertEquals(2, after.definitionVersion());
  }

  @Test
  void whatADefinitionNoLongerKnowsIsKeptAndCountsAgainWhenItReturns() {
    PlayerProgress before = PlayerProgress.none();
    for (int i = 0; i < 9; i++) {
      before = rules.advance(before, Games.drop(Games.NOON), 0);
    }
    before = rules.advance(before, Games.kill("dragon", 5, Games.NOON), 5_000);
    var bare = Games.rules(2, List.of(), List.of());
    PlayerProgress between = bare.advance(before, Games.drop(Games.NOON), 10);

    assertEquals(before.achievements(), between.achievements());
    assertEquals(before.earned(), between.earned());
    assertEquals(before.tallies(), between.tallies());
    assertTrue(
        rules.advance(between, Games.drop(Games.NOON), 0).unlocked("collector"),
        "the tenth drop that was counted");
  }

  @Test
  void anEventReleasedLateCountsForThePeriodItWasReceivedIn() {
    long lastQuarter = Games.at("2026-08-01T00:00:00Z");
    PlayerProgress progress =
        rules.advance(PlayerProgress.none(), Games.kill("dragon", 1, Games.NOON), 0);
    progress = rules.advance(progress, Games.kill("dragon", 1, lastQuarter), 0);

    assertTrue(progress.hasEarned("boss_kill", "dragon", "2026-Q3"));
    assertEquals(Games.NOON, progress.updatedAtMillis(), "time does not run backwards");
  }

  private PlayerProgress advance(PlayerProgress from, long... points) {
    PlayerProgress progress = from;
    for (long point : points) {
      progress = rules.advance(progress, Games.quest(Games.NOON), point);
    }
    return progress;
  }

  private Map<String, Stage> stages(PlayerProgress progress) {
    return rules.achievements(progress).stream()
        .collect(Collectors.toMap(AchievementState::id, AchievementState::stage));
  }
}
