package dev.liveops.domain.ranking;

import dev.liveops.domain.event.Points;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A board of a game.
 *
 * @param name what the outside calls it
 * @param operator how results change a standing
 * @param direction which scores come first
 * @param ties how equals are numbered
 * @param windows the windows it is kept for
 * @param values by event type, the value an event contributes; other types do not touch the board,
 *     nor does an event without the field
 * @param subscoreField the payload field that breaks ties of score, if any
 * @param metadataField the payload field that travels with a run, if any
 */
public record BoardDefinition(
    String name,
    Operator operator,
    Direction direction,
    Ties ties,
    Set<WindowKind> windows,
    Map<String, Points> values,
    Optional<String> subscoreField,
    Optional<String> metadataField) {

  /** Keeps its own copies. */
  public BoardDefinition {
    windows = Set.copyOf(windows);
    values = Map.copyOf(values);
  }
}
