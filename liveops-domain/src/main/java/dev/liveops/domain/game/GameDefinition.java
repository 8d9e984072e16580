package dev.liveops.domain.game;

import dev.liveops.domain.event.EventType;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.fairness.Rule;
import dev.liveops.domain.progression.Achievement;
import dev.liveops.domain.progression.LevelCurve;
import dev.liveops.domain.progression.Periods;
import dev.liveops.domain.progression.ProgressRules;
import dev.liveops.domain.progression.Reward;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Seasons;
import dev.liveops.domain.ranking.WindowCalendar;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Everything that makes one game different from another, as data.
 *
 * @param game the game
 * @param version counts up with every change that came into effect; 1 for the first
 * @param zone the zone in which its days, weeks, months and seasons begin
 * @param eventTypes the events it knows
 * @param rules the rules every event is judged by, in order
 * @param boards its boards; the first is the default
 * @param seasons its seasons
 * @param levels how experience turns into levels
 * @param achievements what players can unlock
 * @param rewards what players can earn and claim
 */
public record GameDefinition(
    GameId game,
    int version,
    ZoneId zone,
    List<EventType> eventTypes,
    List<Rule> rules,
    List<BoardDefinition> boards,
    Seasons seasons,
    LevelCurve levels,
    List<Achievement> achievements,
    List<Reward> rewards) {

  /** Keeps its own copies. */
  public GameDefinition {
    eventTypes = List.copyOf(eventTypes);
    rules = List.copyOf(rules);
    boards = List.copyOf(boards);
    achievements = List.copyOf(achievements);
    rewards = List.copyOf(rewards);
  }

  /** The event type called {@code name}, if the game knows it. */
  public Optional<EventType> eventType(String name) {
    for (EventType type : eventTypes) {
      if (type.name().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The board called {@code name}, if the game has it. */
  public Optional<BoardDefinition> board(String name) {
    return boards.stream().filter(board -> board.name().equals(name)).findFirst();
  }

  /** The reward called {@code id}, if the game has it. */
  public Optional<Reward> reward(String id) {
    return rewards.stream().filter(reward -> reward.id().equals(id)).findFirst();
  }

  /** A calendar of its zone and seasons. */
  public WindowCalendar calendar() {
    return new WindowCalendar(zone, seasons);
  }

  /** What it says of levels, achievements and rewards, ready to be applied to events. */
  public ProgressRules progressRules() {
    return new ProgressRules(version, levels, achievements, rewards, Periods.of(calendar()));
  }

  /** The same definition as another version. */
  public GameDefinition withVersion(int newVersion) {
    return new GameDefinition(
        game, newVersion, zone, eventTypes, rules, boards, seasons, levels, achievements, rewards);
  }
}
