package dev.liveops.examples.embedded;

import dev.liveops.domain.event.EventType;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Points;
import dev.liveops.domain.fairness.DefaultRules;
import dev.liveops.domain.game.GameDefinition;
import dev.liveops.domain.progression.Condition.EventsMatched;
import dev.liveops.domain.progression.LevelCurve;
import dev.liveops.domain.progression.Reward;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Direction;
import dev.liveops.domain.ranking.Operator;
import dev.liveops.domain.ranking.Seasons;
import dev.liveops.domain.ranking.Ties;
import dev.liveops.domain.ranking.WindowKind;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The game as data: one type of event, one board, one reward, and the default rules. */
final class Arena {
  static final Points POINTS = new Points("points", 1);

  private static final EventType BOSS_KILL = new EventType("boss_kill", List.of(), POINTS);
  private static final BoardDefinition BOARD =
      new BoardDefinition(
          "points",
          Operator.SUM,
          Direction.DESCENDING,
          Ties.ORDINAL,
          Set.of(WindowKind.DAILY, WindowKind.ALL_TIME),
          Map.of("boss_kill", POINTS),
          Optional.empty(),
          Optional.empty());
  private static final Reward TROPHY =
      new Reward(
          "trophy",
          new EventsMatched("boss_kill", List.of(), 1),
          Reward.Scope.SEASON,
          Optional.of("boss"),
          "trophy_of_the_{boss}");

  static final GameDefinition GAME =
      new GameDefinition(
          new GameId("arena"),
          1,
          ZoneOffset.UTC,
          List.of(BOSS_KILL),
          DefaultRules.list(),
          List.of(BOARD),
          new Seasons.Quarters(),
          new LevelCurve.Linear(1_000),
          List.of(),
          List.of(TROPHY));

  private Arena() {}
}
