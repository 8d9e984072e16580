package dev.liveops.usecases.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.game.GameDefinition;
import dev.liveops.domain.progression.Condition.AchievementUnlocked;
import dev.liveops.domain.progression.LevelCurve;
import dev.liveops.domain.ranking.Seasons;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GameDefinitionReaderTest {

  /** The least there can be. */
  private static final String LEAST =
      """
      game: tiny
      event_types:
        - name: run
          fields:
            - {name: score, type: integer}
            - {name: ghost, type: boolean}
            - {name: track, type: text}
          points: {field: score}
      boards:
        - {name: points, operator: sum, values: points}
      """;

  @Test
  void whatIsLeftOutIsAsDocumented() {
    GameDefinition tiny = read(LEAST);
    assertEquals(ZoneId.of("UTC"), tiny.zone());
    assertEquals(new Seasons.Quarters(), tiny.seasons());
    assertEquals(new LevelCurve.Linear(1_000), tiny.levels());
    assertTrue(tiny.rules().isEmpty());
    assertTrue(tiny.achievements().isEmpty());
    assertTrue(tiny.rewards().isEmpty());
  }

  @Test
  void jsonIsYamlToo() {
    assertEquals(
        "tiny",
        read("""
                {"game": "tiny", "event_types": [{"name": "run",
                  "fields": [{"name": "score", "type": "integer"}]}],
                 "boards": [{"name": "b", "operator": "best",
                  "values": [{"event": "run", "field": "score"}]}]}
                """)
            .game()
            .value());
  }

  @Test
  void everyFaultIsFoundAtOnceWithItsLineAndPath() {
    assertEquals(
        List.of(
            "line 2: zone: expected a time zone such as UTC or Europe/Berlin",
            "line 6: event_types[0].fields[0].type: expected one of integer, number, text, boolean",
            "line 9: boards[0].operator: expected one of sum, best, last, min",
            "line 9: boards[0].colour: expected none but the keys name, operator, direction, ties,"
                + " windows, values, subscore_field, metadata_field",
            "line 10: boards[1].operator: expected one of sum, best, last, min (required)",
            "line 10: boards[1].values[0].event: expected an event type of this game: one of run",
            "line 11: levels.xp_per_level: expected an integer from 1 to 9223372036854775807"),
        faults(
            """
            game: tiny
            zone: Middle/Earth
            event_types:
              - name: run
                fields:
                  - {name: score, type: float}

            boards:
              - {name: points, operator: avg, values: [{event: run, field: score}], colour: red}
              - {name: laps, values: [{event: walk, field: score}]}
            levels: {xp_per_level: 0}
            """));
  }

  @Test
  void aRequiredKeyThatIsMissingIsReportedWhereItShouldBe() {
    assertEquals(
        List.of(
            "line 1: event_types: expected a list of 1 to 64 (required)",
            "line 1: boards: expected a list of 1 to 32 (required)"),
        faults("game: tiny\n"));
  }

  @Test
  void valuesOfAnotherTypeAreRefused() {
    assertFault("line 1: game: expected an id", LEAST.replace("game: tiny", "game: 5"));
    assertFault("line 1: game: expected an id", LEAST.replace("game: tiny", "game: [tiny]"));
    assertFault("line 1: game: expected an id", LEAST.replace("game: tiny", "game:"));
    assertFault("line 1: game: expected an id", LEAST.replace("game: tiny", "game: a b"));
    assertFault(
        "line 8: event_types[0].points: expected a mapping",
        LEAST.replace("points: {field: score}", "points: score"));
    assertFault(
        "event_types[0].points.times: expected an integer from -1000000 to 1000000",
        LEAST.replace("{field: score}", "{field: score, times: 1.5}"));
    assertFault(
        "event_types[0].fields[0].required: expected true or false",
        LEAST.replace("type: integer}", "type: integer, required: yes}"));
  }

  @Test
  void aWholeNumberMayBeWrittenWithAFractionOfZeroOrInQuotesNever() {
    assertEquals(
        2,
        read(LEAST.replace("{field: score}", "{field: score, times: 2.0}"))
            .eventTypes()
            .getFirst()
            .points()
            .times());
    assertFault(
        "times: expected an integer",
        LEAST.replace("{field: score}", "{field: score, times: \"2\"}"));
    assertFault(
        "times: expected an integer",
        LEAST.replace("{field: score}", "{field: score, times: 010}"));
  }

  @Test
  void namesAreGivenOnce() {
    assertFault(
        "event_types[0].fields[1].name: expected a name of its own, and score is taken",
        LEAST.replace("name: ghost", "name: score"));
    assertFault(
        "boards[1].name: expected a name of its own, and points is taken",
        LEAST + "  - {name: points, operator: best, values: points}\n");
    assertFault(
        "line 11: game: expected a key once, and it is on line 1 already", LEAST + "game: again\n");
  }

  @Test
  void fieldsAreInSnakeCase() {
    assertFault(
        "fields[0].name: expected a name in snake_case", LEAST.replace("score", "finalScore"));
  }

  @Test
  void whatIsReferredToMustBeThereAndBeOfTheRightKind() {
    assertFault(
        "event_types[0].points.field: expected a field of run that is integer or number:"
            + " one of score",
        LEAST.replace("{field: score}", "{field: track}"));
    assertFault(
        "rules[0].event: expected an event type of this game: one of run",
        rule("{name: r, kind: bound, event: walk, field: score, max: 1, verdict: flag}"));
    assertFault(
        "rules[0].field: expected a field of run that is integer or number: one of score",
        rule("{name: r, kind: bound, event: run, field: speed, max: 1, verdict: flag}"));
    assertFault(
        "rules[0].field: expected a field of an event type that is integer or number",
        rule("{name: r, kind: jump, field: track, delta_max: 1, verdict: flag}"));
    assertFault(
        "achievements[0].condition.achievement: expected an achievement listed above",
        LEAST + "achievements: [{id: a, condition: {achievement: a}}]\n");
    assertFault(
        "boards[0].subscore_field: expected a field of run",
        LEAST.replace("values: points}", "values: points, subscore_field: laps}"));
  }

  @Test
  void achievementsMayWaitForThoseAboveThem() {
    var game =
        read(
            LEAST
                + "achievements: [{id: a, condition: {level: 2}},"
                + " {id: b, condition: {achievement: a}}]\n");
    assertEquals(new AchievementUnlocked("a"), game.achievements().get(1).condition());
  }

  @Test
  void aConditionAsksForExactlyOneThing() {
    String expected =
        "achievements[0].condition: expected exactly one of level, achievement and event";
    assertFault(expected, LEAST + "achievements: [{id: a, condition: {}}]\n");
    assertFault(expected, LEAST + "achievements: [{id: a, condition: {level: 2, event: run}}]\n");
    assertFault(
        "achievements[0].condition.times: expected none without event",
        LEAST + "achievements: [{id: a, condition: {level: 2, times: 3}}]\n");
  }

  @Test
  void whatAFieldIsComparedWithIsOfItsKind() {
    assertFault(
        "where[0].equals: expected an integer, as the field is",
        where("{field: score, equals: x}"));
    assertFault("where[0].equals: expected true or false", where("{field: ghost, equals: 1}"));
    assertFault("where[0].equals: expected text", where("{field: track, equals: 1}"));
    assertFault("where[0]: expected min and max for numbers only", where("{field: track, min: 1}"));
    assertFault("where[0]: expected at least one of equals, min and max", where("{field: track}"));
    assertFault(
        "where[0].min: expected a number of at most max", where("{field: score, min: 2, max: 1}"));
    read(where("{field: track, equals: \"1\"}"));
    read(where("{field: ghost, equals: true}"));
    read(where("{field: score, equals: 5, min: 1, max: 9}"));
  }

  @Test
  void anItemHasRoomForTheFieldThatTellsRewardsApartAndNoOther() {
    assertFault(
        "rewards[0].item: expected no {score}",
        LEAST
            + "rewards: [{id: r, scope: day, per_field: track, item: \"x:{score}\","
            + " condition: {event: run}}]\n");
    assertFault(
        "rewards[0].per_field: expected none without a condition on an event",
        LEAST
            + "rewards: [{id: r, scope: ever, per_field: track, item: x, condition: {level: 3}}]\n");
  }

  @Test
  void oneFaultIsNotToldTwice() {
    String reward =
        "rewards: [{id: r, scope: day, per_field: track, item: \"x:{track}\", condition: ";
    assertEquals(1, faults(LEAST + reward + "{event: walk}}]\n").size());
    assertEquals(1, faults(LEAST + reward + "{}}]\n").size());
    assertEquals(1, faults(LEAST.replace("operator: sum", "operator: [sum]")).size());
    assertEquals(1, faults(LEAST.replace("operator: sum", "operator: &a sum")).size());
    assertEquals(
        1,
        faults(rule("{name: r, kind: bound, event: walk, field: x, min: 1, verdict: flag}"))
            .size());
  }

  @Test
  void namedSeasonsAreInOrderAndDoNotOverlap() {
    assertEquals(
        new Seasons.Named(
            List.of(
                new Seasons.Season("spring", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 6, 1)))),
        read(LEAST + "seasons: [{name: spring, first_day: 2026-03-01, end_day: 2026-06-01}]\n")
            .seasons());
    assertFault(
        "seasons[0].end_day: expected a day after 2026-03-01",
        LEAST + "seasons: [{name: spring, first_day: 2026-03-01, end_day: 2026-03-01}]\n");
    assertFault(
        "seasons[1].first_day: expected a day from 2026-06-01 on",
        LEAST
            + "seasons: [{name: spring, first_day: 2026-03-01, end_day: 2026-06-01},"
            + " {name: summer, first_day: 2026-05-31, end_day: 2026-09-01}]\n");
    assertFault(
        "seasons[0].first_day: expected a day such as 2026-11-22",
        LEAST + "seasons: [{name: spring, first_day: 2026-02-30, end_day: 2026-06-01}]\n");
  }

  @Test
  void thresholdsRise() {
    assertEquals(
        new LevelCurve.Table(new long[] {100, 300}),
        read(LEAST + "levels: {thresholds: [100, 300]}\n").levels());
    assertFault(
        "levels.thresholds[1]: expected a number above 100",
        LEAST + "levels: {thresholds: [100, 100, 300]}\n");
    assertFault(
        "levels: expected either xp_per_level or thresholds",
        LEAST + "levels: {thresholds: [100], xp_per_level: 5}\n");
  }

  @Test
  void durationsAreANumberAndAUnit() {
    for (String bad : List.of("60", "1.5s", "1 s", "-1s", "1w", "2h", "9999999999s", "0s")) {
      assertFault(
          "rules[0].per: expected a duration from 1ms to 1h",
          rule("{name: r, kind: flood, count_max: 1, per: " + bad + ", block: 0s, verdict: flag}"));
    }
  }

  @Test
  void aRuleHasNoKeysOfAnotherKind() {
    assertFault(
        "rules[0].block: expected none but the keys name, kind, mode, verdict, drift_max",
        rule("{name: r, kind: clock_drift, drift_max: 5m, block: 60s, verdict: flag}"));
    assertFault(
        "rules[0].kind: expected a kind of rule: one of flood, bound, jump, points_per_hour,"
            + " outlier, clock_drift, drop_luck",
        rule("{name: r, kind: vibes, verdict: flag}"));
  }

  @Test
  void countsAreBounded() {
    String boards =
        IntStream.range(0, 33)
            .mapToObj(i -> "  - {name: b" + i + ", operator: sum, values: points}\n")
            .collect(Collectors.joining());
    assertFault(
        "boards: expected a list of 1 to 32, not of 33",
        LEAST.substring(0, LEAST.indexOf("boards:")) + "boards:\n" + boards);
    assertFault("event_types: expected a list of 1 to 64", "game: g\nevent_types: []\n");
  }

  @Test
  void noMoreThanAHundredFaultsAreTold() {
    String types =
        IntStream.range(0, 60)
            .mapToObj(i -> "  - {name: '', fields: 1, points: 2, x: 3}\n")
            .collect(Collectors.joining());
    assertEquals(100, faults("game: g\nevent_types:\n" + types).size());
  }

  private static String rule(String rule) {
    return LEAST + "rules: [" + rule + "]\n";
  }

  private static String where(String match) {
    return LEAST + "achievements: [{id: a, condition: {event: run, where: [" + match + "]}}]\n";
  }

  private static GameDefinition read(String yaml) {
    var result = GameDefinitionReader.read(yaml);
    return assertInstanceOf(GameDefinitionReader.Read.class, result, () -> String.valueOf(result))
        .definition();
  }

  private static List<String> faults(String yaml) {
    return assertInstanceOf(GameDefinitionReader.Faulty.class, GameDefinitionReader.read(yaml))
        .faults()
        .stream()
        .map(Fault::toString)
        .toList();
  }

  private static void assertFault(String part, String yaml) {
    List<String> faults = faults(yaml);
    assertTrue(
        faults.stream().anyMatch(fault -> fault.contains(part)),
        () -> "expected " + part + " among " + faults);
  }
}
