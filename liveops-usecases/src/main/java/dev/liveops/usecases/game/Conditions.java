package dev.liveops.usecases.game;

import dev.liveops.domain.event.EventType;
import dev.liveops.domain.event.FieldSpec;
import dev.liveops.domain.event.FieldSpec.Kind;
import dev.liveops.domain.progression.Condition;
import dev.liveops.domain.progression.Condition.Match;
import dev.liveops.usecases.game.Value.Nothing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what unlocks an achievement or earns a reward. */
final class Conditions {

  /**
   * Stands in for a condition that has been reported: of an event that no other fault follows from.
   */
  private static final Condition UNREADABLE =
      new Condition.EventsMatched(Value.UNREADABLE, List.of(), 1);

  private final EventTypes types;

  Conditions(EventTypes types) {
    this.types = types;
  }

  /**
   * Reads a condition.
   *
   * @param achievements the achievements it may refer to
   */
  Condition read(Value value, Map<String, ?> achievements) {
    Section section = value.section("level", "achievement", "event", "where", "times");
    long kinds = List.of("level", "achievement", "event").stream().filter(section::has).count();
    if (kinds != 1) {
      section.fault("exactly one of level, achievement and event");
      return UNREADABLE;
    }
    if (section.has("event")) {
      return events(section);
    }
    for (String key : List.of("where", "times")) {
      section.optional(key).ifPresent(extra -> extra.fault("none without event"));
    }
    if (section.has("level")) {
      return new Condition.LevelReached((int) section.get("level").integer(1, Limits.LEVEL_MAX));
    }
    Value achievement = section.get("achievement");
    achievement.reference(achievements, "an achievement listed above");
    return new Condition.AchievementUnlocked(achievement.text().orElse(Value.UNREADABLE));
  }

  private Condition events(Section section) {
    long times =
        section.optional("times").map(value -> value.integer(1, Limits.TIMES_MAX)).orElse(1L);
    Optional<EventType> type = types.type(section.get("event"));
    if (type.isEmpty()) {
      return UNREADABLE;
    }
    List<Match> matches = new ArrayList<>();
    section
        .optional("where")
        .map(where -> where.items(1, Limits.MATCHES_MAX))
        .orElse(List.of())
        .forEach(item -> match(item, type.get()).ifPresent(matches::add));
    return new Condition.EventsMatched(type.get().name(), matches, times);
  }

  private static Optional<Match> match(Value value, EventType type) {
    Section section = value.section("field", "equals", "min", "max");
    if (!section.has("equals") && !section.has("min") && !section.has("max")) {
      section.fault("at least one of equals, min and max");
    }
    Optional<FieldSpec> field = EventTypes.field(section.get("field"), type, Set.of(Kind.values()));
    Range range = Range.read(section);
    if (field.isEmpty()) {
      return Optional.empty();
    }
    Kind kind = field.get().kind();
    if (!EventTypes.NUMERIC.contains(kind) && !range.open()) {
      section.fault("min and max for numbers only");
    }
    Optional<Object> equalTo = section.optional("equals").flatMap(v -> equalTo(v, kind));
    return Optional.of(new Match(field.get().name(), equalTo, range.min(), range.max()));
  }

  private static Optional<Object> equalTo(Value value, Kind kind) {
    Object scalar = value.scalar();
    Object found =
        switch (kind) {
          case TEXT -> scalar instanceof String text ? text : Nothing.AT_ALL;
          case BOOLEAN -> scalar instanceof Boolean bool ? bool : Nothing.AT_ALL;
          case INTEGER, NUMBER -> scalar instanceof BigDecimal number ? plain(number) : scalar;
        };
    boolean fits =
        switch (kind) {
          case TEXT -> found instanceof String;
          case BOOLEAN -> found instanceof Boolean;
          case INTEGER -> found instanceof Long;
          case NUMBER -> found instanceof Number;
        };
    if (!fits) {
      value.fault(kind.expected() + ", as the field is");
    }
    return fits ? Optional.of(found) : Optional.empty();
  }

  /** As payloads carry it: a {@link Long} if it is one, else a {@link Double}. */
  private static Object plain(BigDecimal number) {
    try {
      return number.longValueExact();
    } catch (ArithmeticException fraction) {
      return number.doubleValue();
    }
  }
}
