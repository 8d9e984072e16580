package dev.liveops.usecases.game;

import dev.liveops.domain.event.EventType;
import dev.liveops.domain.event.FieldSpec.Kind;
import dev.liveops.domain.event.Points;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Direction;
import dev.liveops.domain.ranking.Operator;
import dev.liveops.domain.ranking.Ties;
import dev.liveops.domain.ranking.WindowKind;
import dev.liveops.usecases.game.Value.Choice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the boards of a document. */
final class Boards {

  private static final List<Choice<Operator>> OPERATORS =
      List.of(
          new Choice<>("sum", Operator.SUM),
          new Choice<>("best", Operator.BEST),
          new Choice<>("last", Operator.LAST),
          new Choice<>("min", Operator.MIN));
  private static final List<Choice<Direction>> DIRECTIONS =
      List.of(
          new Choice<>("descending", Direction.DESCENDING),
          new Choice<>("ascending", Direction.ASCENDING));
  private static final List<Choice<Ties>> TIES =
      List.of(
          new Choice<>("ordinal", Ties.ORDINAL),
          new Choice<>("competition", Ties.COMPETITION),
          new Choice<>("dense", Ties.DENSE));
  private static final List<Choice<WindowKind>> WINDOWS =
      Arrays.stream(WindowKind.values()).map(kind -> new Choice<>(kind.label(), kind)).toList();

  private final EventTypes types;
  private final Names names = new Names();

  private Boards(EventTypes types) {
    this.types = types;
  }

  static List<BoardDefinition> read(Value value, EventTypes types) {
    Boards reader = new Boards(types);
    List<BoardDefinition> boards = new ArrayList<>();
    for (Value item : value.items(1, Limits.BOARDS_MAX)) {
      boards.add(reader.board(item));
    }
    return boards;
  }

  private BoardDefinition board(Value value) {
    Section section =
        value.section(
            "name",
            "operator",
            "direction",
            "ties",
            "windows",
            "values",
            "subscore_field",
            "metadata_field");
    Map<String, Points> values = values(section.get("values"));
    return new BoardDefinition(
        names.uniqueId(section.get("name")),
        section.get("operator").oneOf(OPERATORS),
        section.optional("direction").map(v -> v.oneOf(DIRECTIONS)).orElse(Direction.DESCENDING),
        section.optional("ties").map(v -> v.oneOf(TIES)).orElse(Ties.ORDINAL),
        section.optional("windows").map(Boards::windows).orElse(Set.of(WindowKind.values())),
        values,
        section.optional("subscore_field").flatMap(v -> field(v, values, EventTypes.NUMERIC)),
        section.optional("metadata_field").flatMap(v -> field(v, values, Set.of(Kind.values()))));
  }

  private static Set<WindowKind> windows(Value value) {
    Set<WindowKind> windows = new LinkedHashSet<>();
    for (Value item : value.items(1, WindowKind.values().length)) {
      if (!windows.add(item.oneOf(WINDOWS))) {
        item.fault("each window once");
      }
    }
    return windows;
  }

  /** Either the word {@code points}, for what every event is worth, or a list of fields. */
  private Map<String, Points> values(Value value) {
    Map<String, Points> values = new LinkedHashMap<>();
    if (value.text().filter("points"::equals).isPresent()) {
      for (EventType type : types.all()) {
        if (!type.points().equals(Points.none())) {
          values.put(type.name(), type.points());
        }
      }
      if (values.isEmpty()) {
        value.fault("fields, since no event type has points");
      }
    } else if (value.isList()) {
      value.items(1, Limits.EVENT_TYPES_MAX).forEach(item -> value(item, values));
    } else {
      value.fault("the word points, or a list of an event, a field and a factor each");
    }
    return values;
  }

  private void value(Value item, Map<String, Points> values) {
    Section section = item.section("event", "field", "times");
    Optional<EventType> type = types.type(section.get("event"));
    if (type.isPresent()) {
      Points points = EventTypes.points(section, type.get());
      if (values.putIfAbsent(type.get().name(), points) != null) {
        item.fault("each event type once");
      }
    }
  }

  /** A field that every event on the board has. */
  private Optional<String> field(Value value, Map<String, Points> values, Set<Kind> kinds) {
    for (EventType type : types.all()) {
      if (values.containsKey(type.name()) && EventTypes.field(value, type, kinds).isEmpty()) {
        return Optional.empty();
      }
    }
    return value.text();
  }
}
