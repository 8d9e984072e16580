package dev.liveops.domain.progression;

import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.progression.Condition.AchievementUnlocked;
import dev.liveops.domain.progression.Condition.EventsMatched;
import dev.liveops.domain.progression.Condition.LevelReached;
import dev.liveops.domain.progression.Condition.Match;
import dev.liveops.domain.progression.Reward.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Games, events and a calendar to test with. */
final class Games {

  static final long NOON = at("2026-11-22T12:00:00Z");

  static final Achievement FIRST_BOSS = new Achievement("first_boss", false, kills(1));
  static final Achievement LEVEL_5 = new Achievement("level_5", false, new LevelReached(5));
  static final Achievement LEVEL_10 = new Achievement("level_10", true, new LevelReached(10));
  static final Achievement COLLECTOR =
      new Achievement("collector", true, new EventsMatched("drop_claimed", List.of(), 10));
  static final Achievement ALL_ROUNDER =
      new Achievement("all_rounder", false, new AchievementUnlocked("collector"));

  static final Reward BOSS_KILL =
      new Reward("boss_kill", kills(1), Scope.SEASON, Optional.of("boss_id"), "trophy:{boss_id}");
  static final Reward SWORD =
      new Reward("legendary_sword", tierFive(), Scope.EVER, Optional.empty(), "legendary_sword");
  static final Reward DAILY_HUNT =
      new Reward("daily_hunt", kills(3), Scope.DAY, Optional.empty(), "chest");
  static final Reward VETERAN =
      new Reward("veteran", new LevelReached(5), Scope.SEASON, Optional.empty(), "banner");
  static final Reward HOARDER =
      new Reward(
          "hoarder", new AchievementUnlocked("collector"), Scope.EVER, Optional.empty(), "bag");

  private Games() {}

  static EventsMatched kills(long times) {
    return new EventsMatched("boss_kill", List.of(), times);
  }

  static EventsMatched tierFive() {
    return new EventsMatched(
        "boss_kill",
        List.of(new Match("tier", Optional.empty(), Optional.of(5.0), Optional.empty())),
        1);
  }

  static ProgressRules rules(int version, List<Achievement> achievements, List<Reward> rewards) {
    return new ProgressRules(
        version, new LevelCurve.Linear(1_000), achievements, rewards, Games::period);
  }

  static ProgressRules rules() {
    return rules(
        1,
        List.of(FIRST_BOSS, LEVEL_5, LEVEL_10, ALL_ROUNDER, COLLECTOR),
        List.of(BOSS_KILL, SWORD, DAILY_HUNT, VETERAN, HOARDER));
  }

  /** Quarters and days in UTC; years before 2000 have no season. */
  static Optional<String> period(Scope scope, long atMillis) {
    LocalDate day = Instant.ofEpochMilli(atMillis).atZone(ZoneOffset.UTC).toLocalDate();
    return switch (scope) {
      case EVER -> Optional.of("");
      case DAY -> Optional.of(day.toString());
      case SEASON ->
          day.getYear() < 2000
              ? Optional.empty()
              : Optional.of(day.getYear() + "-Q" + ((day.getMonthValue() - 1) / 3 + 1));
    };
  }

  static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  static GameEvent event(String type, long atMillis, Object... payload) {
    return new GameEvent(
        new EventId(1, 2),
        new GameId("default"),
        new PlayerId("p1"),
        type,
        atMillis,
        atMillis,
        Payload.of(payload));
  }

  static GameEvent kill(String boss, int tier, long atMillis) {
    return event("boss_kill", atMillis, "boss_id", boss, "tier", tier);
  }

  static GameEvent drop(long atMillis) {
    return event("drop_claimed", atMillis, "drop_id", "gem");
  }

  static GameEvent quest(long atMillis) {
    return event("progression", atMillis, "activity", "quest");
  }
}
