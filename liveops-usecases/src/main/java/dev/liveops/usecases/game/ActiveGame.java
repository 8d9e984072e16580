package dev.liveops.usecases.game;

import dev.liveops.domain.event.EventType;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.fairness.Rulebook;
import dev.liveops.domain.game.GameDefinition;
import dev.liveops.domain.progression.ProgressRules;
import dev.liveops.domain.ranking.Contributions;
import dev.liveops.domain.ranking.WindowCalendar;
import java.util.Optional;

/**
 * One version of a game's definition, with everything it says made ready to be applied. Safe for
 * use by many threads.
 *
 * @param definition the definition, under the version it came into effect as
 * @param rulebook its rules
 * @param calendar its windows
 * @param contributions what its events mean to its boards
 * @param progress what its events mean to the progress of players
 */
public record ActiveGame(
    GameDefinition definition,
    Rulebook rulebook,
    WindowCalendar calendar,
    Contributions contributions,
    ProgressRules progress) {

  /** Makes a definition ready. */
  public static ActiveGame of(GameDefinition definition) {
    WindowCalendar calendar = new WindowCalendar(definition.zone(), definition.seasons());
    return new ActiveGame(
        definition,
        new Rulebook(definition.rules(), definition.version()),
        calendar,
        new Contributions(definition.boards(), calendar),
        definition.progressRules());
  }

  /** Which game it is. */
  public GameId id() {
    return definition.game();
  }

  /** The version of the definition. */
  public int version() {
    return definition.version();
  }

  /**
   * What an event is worth. An event of a type that this version does not know, because it was
   * accepted just before the type was taken out, is worth nothing.
   */
  public long pointsOf(GameEvent event) {
    Optional<EventType> type = definition.eventType(event.type());
    return type.isPresent() ? type.get().points().of(event.payload()) : 0;
  }
}
