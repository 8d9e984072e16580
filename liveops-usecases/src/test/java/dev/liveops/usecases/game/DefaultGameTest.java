package dev.liveops.usecases.game;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.domain.event.EventType;
import dev.liveops.domain.event.FieldSpec;
import dev.liveops.domain.event.FieldSpec.Kind;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Points;
import dev.liveops.domain.fairness.DefaultRules;
import dev.liveops.domain.game.GameDefinition;
import dev.liveops.domain.progression.Achievement;
import dev.liveops.domain.progression.Condition.EventsMatched;
import dev.liveops.domain.progression.Condition.LevelReached;
import dev.liveops.domain.progression.Condition.Match;
import dev.liveops.domain.progression.LevelCurve;
import dev.liveops.domain.progression.Reward;
import dev.liveops.domain.progression.Reward.Scope;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Direction;
import dev.liveops.domain.ranking.Operator;
import dev.liveops.domain.ranking.Seasons;
import dev.liveops.domain.ranking.Ties;
import dev.liveops.domain.ranking.WindowKind;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefaultGameTest {

  private final GameDefinition game = DefaultGame.definition(DefinitionOverrides.none());

  @Test
  void itIsCalledDefaultAndLivesInUtcByQuarters() {
    assertEquals(new GameId("default"), game.game());
    assertEquals(1, game.version());
    assertEquals(ZoneId.of("UTC"), game.zone());
    assertEquals(new Seasons.Quarters(), game.seasons());
    assertEquals(new LevelCurve.Linear(1_000), game.levels());
  }

  @Test
  void itKnowsTheThreeEventsAndWhatTheyAreWorth() {
    assertEquals(
        List.of(
            new EventType(
                "progression",
                List.of(
                    optional("delta_xp", Kind.INTEGER),
                    optional("activity", Kind.TEXT),
                    optional("level", Kind.INTEGER),
                    optional("score", Kind.INTEGER)),
                new Points("delta_xp", 1)),
            new EventType(
                "boss_kill",
                List.of(
                    new FieldSpec("boss_id", Kind.TEXT, true),
                    optional("tier", Kind.INTEGER),
                    optional("points", Kind.INTEGER)),
                new Points("points", 1)),
            new EventType(
                "drop_claimed",
                List.of(
                    new FieldSpec("drop_id", Kind.TEXT, true),
                    optional("weight", Kind.NUMBER),
                    optional("source", Kind.TEXT)),
                new Points("weight", 100))),
        game.eventTypes());
  }

  @Test
  void itsRulesAreTheDefaultRules() {
    assertEquals(DefaultRules.list(), game.rules());
  }

  @Test
  void theSettingsOfAnInstallationGoBeforeItsRules() {
    DefinitionOverrides settings =
        new DefinitionOverrides(
            Optional.of(5.0), Optional.of(5_000L), Optional.of(Set.of(WindowKind.DAILY)));
    assertEquals(DefaultRules.list(5.0, 5_000), DefaultGame.definition(settings).rules());
    for (BoardDefinition board : DefaultGame.definition(settings).boards()) {
      assertEquals(Set.of(WindowKind.DAILY), board.windows());
    }
  }

  @Test
  void itHasABoardOfPointsAndOneOfTheBestScore() {
    assertEquals(
        List.of(
            board(
                "points",
                Operator.SUM,
                Map.of(
                    "progression", new Points("delta_xp", 1),
                    "boss_kill", new Points("points", 1),
                    "drop_claimed", new Points("weight", 100))),
            board("score", Operator.BEST, Map.of("progression", new Points("score", 1)))),
        game.boards());
  }

  @Test
  void itsAchievementsAndRewardsAreTheOriginals() {
    EventsMatched kill = new EventsMatched("boss_kill", List.of(), 1);
    assertEquals(
        List.of(
            new Achievement("first_boss", false, kill),
            new Achievement("level_5", false, new LevelReached(5)),
            new Achievement("level_10", false, new LevelReached(10)),
            new Achievement("collector", false, new EventsMatched("drop_claimed", List.of(), 10))),
        game.achievements());
    Match tierFive = new Match("tier", Optional.empty(), Optional.of(5.0), Optional.empty());
    assertEquals(
        List.of(
            new Reward("boss_kill", kill, Scope.SEASON, Optional.of("boss_id"), "trophy:{boss_id}"),
            new Reward(
                "legendary_sword",
                new EventsMatched("boss_kill", List.of(tierFive), 1),
                Scope.EVER,
                Optional.empty(),
                "legendary_sword")),
        game.rewards());
  }

  private static FieldSpec optional(String name, Kind kind) {
    return new FieldSpec(name, kind, false);
  }

  private static BoardDefinition board(String name, Operator operator, Map<String, Points> values) {
    return new BoardDefinition(
        name,
        operator,
        Direction.DESCENDING,
        Ties.ORDINAL,
        Set.of(WindowKind.values()),
        values,
        Optional.empty(),
        Optional.empty());
  }
}
