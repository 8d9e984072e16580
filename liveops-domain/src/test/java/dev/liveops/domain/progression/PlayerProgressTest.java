package dev.liveops.domain.progression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.GameEvent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlayerProgressTest {

  private static final long DAY_MILLIS = 86_400_000;

  private final ProgressRules rules = Games.rules();

  @Test
  void ofOneRewardTheLatestPeriodsAreRemembered() {
    PlayerProgress progress = PlayerProgress.none();
    for (int quarter = 0; quarter < 8; quarter++) {
      long at = Games.at("%d-%02d-01T00:00:00Z".formatted(2024 + quarter / 4, quarter % 4 * 3 + 1));
      progress = rules.advance(progress, Games.kill("dragon", 1, at), 0);
    }
    assertEquals(PlayerProgress.PERIODS_MAX, progress.earned().size());
    assertFalse(progress.hasEarned("boss_kill", "dragon", "2024-Q4"));
    assertTrue(progress.hasEarned("boss_kill", "dragon", "2025-Q1"));
    assertTrue(progress.hasEarned("boss_kill", "dragon", "2025-Q4"));
  }

  @Test
  void beyondTheBoundTheOldestGoFirstAndWhatIsForEverStays() {
    PlayerProgress progress =
        rules.advance(PlayerProgress.none(), Games.kill("first", 5, Games.NOON), 0);
    for (int i = 0; i < 1_500; i++) {
      progress = rules.advance(progress, Games.kill("boss" + i, 1, Games.NOON + 1 + i), 0);
    }
    assertEquals(PlayerProgress.EARNED_MAX, progress.earned().size());
    assertTrue(progress.hasEarned("legendary_sword", "", ""));
    assertTrue(progress.hasEarned("boss_kill", "boss1499", "2026-Q4"));
    assertFalse(progress.hasEarned("boss_kill", "first", "2026-Q4"));
  }

  @Test
  void unfinishedCountsOfPastDaysDoNotPileUp() {
    PlayerProgress progress = PlayerProgress.none();
    for (int day = 0; day < 100; day++) {
      progress = rules.advance(progress, Games.kill("dragon", 1, Games.NOON + day * DAY_MILLIS), 0);
    }
    assertEquals(PlayerProgress.PERIODS_MAX, progress.tallies().size());
  }

  @Test
  void anyProgressSurvivesBeingWrittenAndReadAgain() {
    for (long seed = 1; seed <= 200; seed++) {
      PlayerProgress progress = PlayerProgress.none();
      for (GameEvent event : life(seed)) {
        progress = rules.advance(progress, event, event.hashCode());
      }
      byte[] bytes = progress.encode();
      PlayerProgress read = PlayerProgress.decode(bytes);
      assertEquals(progress, read, "seed " + seed);
      assertEquals(progress.hashCode(), read.hashCode(), "seed " + seed);
      assertArrayEquals(bytes, read.encode(), "seed " + seed);
    }
  }

  @Test
  void theSameEventsAlwaysGiveTheSameBytesWhereverTheyWereInterrupted() {
    for (long seed = 1; seed <= 50; seed++) {
      PlayerProgress straight = PlayerProgress.none();
      PlayerProgress interrupted = PlayerProgress.none();
      for (GameEvent event : life(seed)) {
        straight = rules.advance(straight, event, 100);
        interrupted = rules.advance(PlayerProgress.decode(interrupted.encode()), event, 100);
      }
      assertArrayEquals(straight.encode(), interrupted.encode(), "seed " + seed);
    }
  }

  @Test
  void textThatIsNotWellFormedUnicodeSurvivesToo() {
    PlayerProgress progress =
        rules.advance(PlayerProgress.none(), Games.kill("\ud800ä龍", 5, Games.NOON), 0);
    assertEquals(progress, PlayerProgress.decode(progress.encode()));
  }

  @Test
  void aNewPlayerTakesAFewBytesAndOneWithThreeRewardsUnderWayLessThan160() {
    assertTrue(PlayerProgress.none().encode().length <= 12);
    PlayerProgress typical =
        rules.advance(PlayerProgress.none(), Games.kill("dragon_lord", 5, Games.NOON), 2_500);
    int length = typical.encode().length;
    assertTrue(length < 160, "bytes: " + length);
  }

  @Test
  void damagedBytesAreRefused() {
    PlayerProgress progress = PlayerProgress.none();
    for (GameEvent event : life(7)) {
      progress = rules.advance(progress, event, 100);
    }
    byte[] bytes = progress.encode();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(IllegalArgumentException.class, () -> PlayerProgress.decode(cut));
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThrows(IllegalArgumentException.class, () -> PlayerProgress.decode(longer));
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(IllegalArgumentException.class, () -> PlayerProgress.decode(flipped));
    }
  }

  @Test
  void randomLivesKeepTheirPromises() {
    for (long seed = 1; seed <= 100; seed++) {
      PlayerProgress progress = PlayerProgress.none();
      Set<String> unlocked = new HashSet<>();
      for (GameEvent event : life(seed)) {
        progress = rules.advance(progress, event, 300);
        for (String id : unlocked) {
          assertTrue(progress.unlocked(id), "never back: " + id + ", seed " + seed);
        }
        for (AchievementState state : progress.achievements()) {
          if (progress.unlocked(state.id())) {
            unlocked.add(state.id());
          }
        }
        assertTrue(progress.earned().size() <= PlayerProgress.EARNED_MAX, "seed " + seed);
        assertTrue(progress.tallies().size() <= PlayerProgress.TALLIES_MAX, "seed " + seed);
      }
    }
  }

  private static Iterable<GameEvent> life(long seed) {
    Random random = new Random(seed);
    int events = random.nextInt(200);
    var life = new GameEvent[events];
    long at = Games.NOON;
    for (int i = 0; i < events; i++) {
      at += random.nextLong(2 * DAY_MILLIS) - DAY_MILLIS / 4;
      life[i] =
          switch (random.nextInt(3)) {
            case 0 -> Games.kill("boss" + random.nextInt(20), random.nextInt(8), at);
            case 1 -> Games.drop(at);
            default -> Games.quest(at);
          };
    }
    return Arrays.asList(life);
  }
}
