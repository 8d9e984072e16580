package dev.liveops.usecases.game;

import dev.liveops.domain.event.EventType;
import dev.liveops.domain.event.FieldSpec;
import dev.liveops.domain.event.FieldSpec.Kind;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.Points;
import dev.liveops.usecases.game.Value.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The events that a document declares, for the rest of it to refer to. */
final class EventTypes {

  /** What can be compared, added up and bounded. */
  static final Set<Kind> NUMERIC = Set.of(Kind.INTEGER, Kind.NUMBER);

  private static final List<Choice<Kind>> KINDS =
      List.of(
          new Choice<>("integer", Kind.INTEGER),
          new Choice<>("number", Kind.NUMBER),
          new Choice<>("text", Kind.TEXT),
          new Choice<>("boolean", Kind.BOOLEAN));

  private static final Map<Kind, String> WORDS =
      KINDS.stream().collect(Collectors.toMap(Choice::meaning, Choice::word));

  private final Map<String, EventType> types = new LinkedHashMap<>();

  private EventTypes() {}

  static EventTypes read(Value value) {
    EventTypes read = new EventTypes();
    Names names = new Names();
    for (Value item : value.items(1, Limits.EVENT_TYPES_MAX)) {
      Section section = item.section("name", "fields", "points");
      String name = names.uniqueId(section.get("name"));
      List<FieldSpec> fields = section.optional("fields").map(EventTypes::fields).orElse(List.of());
      EventType worthless = new EventType(name, fields, Points.none());
      Points points =
          section.optional("points").map(p -> points(p, worthless)).orElse(Points.none());
      read.types.put(name, new EventType(name, fields, points));
    }
    return read;
  }

  private static List<FieldSpec> fields(Value value) {
    List<FieldSpec> fields = new ArrayList<>();
    Names names = new Names();
    for (Value item : value.items(0, Payload.FIELDS_MAX)) {
      Section section = item.section("name", "type", "required");
      Value name = section.get("name");
      fields.add(
          new FieldSpec(
              names.unique(name, name.fieldName()),
              section.get("type").oneOf(KINDS),
              section.optional("required").map(Value::bool).orElse(false)));
    }
    return fields;
  }

  private static Points points(Value value, EventType type) {
    return points(value.section("field", "times"), type);
  }

  /** The value of an event: a field and a factor, which is 1 where it is not given. */
  static Points points(Section section, EventType type) {
    String field =
        field(section.get("field"), type, NUMERIC).map(FieldSpec::name).orElse(Value.UNREADABLE);
    long times =
        section
            .optional("times")
            .map(factor -> factor.integer(-Limits.FACTOR_MAX, Limits.FACTOR_MAX))
            .orElse(1L);
    return new Points(field, times);
  }

  List<EventType> all() {
    return List.copyOf(types.values());
  }

  /** The event type of that name, if the document declares it. */
  Optional<EventType> named(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /** The event type that a value names; a fault where there is none. */
  Optional<EventType> type(Value value) {
    return value.reference(types, "an event type of this game");
  }

  /** The field of {@code type} that a value names, if it is of one of these kinds. */
  static Optional<FieldSpec> field(Value value, EventType type, Set<Kind> kinds) {
    return field(value, type.fields(), kinds, "a field of " + type.name());
  }

  /** The field that a value names, if some event type has it and it is of one of these kinds. */
  Optional<FieldSpec> fieldOfAny(Value value, Set<Kind> kinds) {
    List<FieldSpec> fields =
        types.values().stream().flatMap(type -> type.fields().stream()).toList();
    return field(value, fields, kinds, "a field of an event type");
  }

  private static Optional<FieldSpec> field(
      Value value, List<FieldSpec> fields, Set<Kind> kinds, String kind) {
    Map<String, FieldSpec> known = new LinkedHashMap<>();
    for (FieldSpec field : fields) {
      if (kinds.contains(field.kind())) {
        known.put(field.name(), field);
      }
    }
    return value.reference(
        known, kinds.size() == Kind.values().length ? kind : kind + words(kinds));
  }

  private static String words(Set<Kind> kinds) {
    return " that is "
        + String.join(" or ", kinds.stream().sorted().map(kind -> WORDS.get(kind)).toList());
  }
}
