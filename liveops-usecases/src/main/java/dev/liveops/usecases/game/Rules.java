package dev.liveops.usecases.game;

import dev.liveops.domain.event.EventType;
import dev.liveops.domain.event.FieldSpec;
import dev.liveops.domain.fairness.Rule;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.usecases.game.Value.Choice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the rules of fairness of a document. */
final class Rules {

  private static final List<Choice<Boolean>> SHADOW =
      List.of(new Choice<>("enforce", false), new Choice<>("shadow", true));
  private static final List<Choice<Verdict>> VERDICTS =
      List.of(
          new Choice<>("flag", Verdict.FLAGGED),
          new Choice<>("quarantine", Verdict.QUARANTINED),
          new Choice<>("reject", Verdict.REJECTED));
  private static final Duration LEAST = Duration.ofMillis(1);

  /** What all rules have. */
  private record Head(String name, boolean shadow, Verdict verdict) {}

  /** How the rest of a rule of some kind is read, and what keys it has. */
  private record Kind(List<String> keys, Body body) {}

  /** Reads what only rules of one kind have. */
  @FunctionalInterface
  private interface Body {
    Rule read(Head head, Section section);
  }

  private final EventTypes types;
  private final Names names = new Names();
  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  private Rules(EventTypes types) {
    this.types = types;
    kinds.put("flood", new Kind(List.of("count_max", "per", "block"), this::flood));
    kinds.put("bound", new Kind(List.of("event", "field", "min", "max"), this::bound));
    kinds.put("jump", new Kind(List.of("field", "delta_max"), this::jump));
    kinds.put("points_per_hour", new Kind(List.of("points_max"), this::pointsPerHour));
    kinds.put("outlier", new Kind(List.of("score_max", "population_min"), this::outlier));
    kinds.put("clock_drift", new Kind(List.of("drift_max"), this::clockDrift));
    kinds.put(
        "drop_luck",
        new Kind(
            List.of("event", "field", "attempt_event", "chance_min", "drops_min"), this::dropLuck));
  }

  static List<Rule> read(Value value, EventTypes types) {
    Rules reader = new Rules(types);
    List<Rule> rules = new ArrayList<>();
    for (Value item : value.items(0, Limits.RULES_MAX)) {
      Section section = item.section();
      section
          .get("kind")
          .reference(reader.kinds, "a kind of rule")
          .ifPresent(kind -> rules.add(reader.rule(section, kind)));
    }
    return rules;
  }

  private Rule rule(Section section, Kind kind) {
    section.only(
        Stream.concat(Stream.of("name", "kind", "mode", "verdict"), kind.keys().stream())
            .toArray(String[]::new));
    Head head =
        new Head(
            names.uniqueId(section.get("name")),
            section.optional("mode").map(mode -> mode.oneOf(SHADOW)).orElse(false),
            section.get("verdict").oneOf(VERDICTS));
    return kind.body().read(head, section);
  }

  private Rule flood(Head head, Section section) {
    return new Rule.Flood(
        head.name(),
        head.shadow(),
        head.verdict(),
        (int) section.get("count_max").integer(1, Rule.FLOOD_COUNT_MAX),
        section.get("per").durationMillis(LEAST, Limits.FLOOD_PER_MAX),
        section.get("block").durationMillis(Duration.ZERO, Limits.BLOCK_MAX));
  }

  private Rule bound(Head head, Section section) {
    Range range = Range.read(section);
    if (!section.has("min") && !section.has("max")) {
      section.fault("at least one of min and max");
    }
    return new Rule.Bound(
        head.name(),
        head.shadow(),
        head.verdict(),
        type(section),
        numericField(section),
        range.min(),
        range.max());
  }

  private Rule jump(Head head, Section section) {
    String field =
        types
            .fieldOfAny(section.get("field"), EventTypes.NUMERIC)
            .map(FieldSpec::name)
            .orElse(Value.UNREADABLE);
    long deltaMax = section.get("delta_max").integer(0, Long.MAX_VALUE);
    return new Rule.Jump(head.name(), head.shadow(), head.verdict(), field, deltaMax);
  }

  private Rule pointsPerHour(Head head, Section section) {
    return new Rule.PointsPerHour(
        head.name(),
        head.shadow(),
        head.verdict(),
        section.get("points_max").integer(0, Long.MAX_VALUE));
  }

  private Rule outlier(Head head, Section section) {
    return new Rule.Outlier(
        head.name(),
        head.shadow(),
        head.verdict(),
        section.get("score_max").numberAbove(0, Limits.OUTLIER_SCORE_MAX),
        section.get("population_min").integer(1, Limits.POPULATION_MAX));
  }

  private Rule clockDrift(Head head, Section section) {
    return new Rule.ClockDrift(
        head.name(),
        head.shadow(),
        head.verdict(),
        section.get("drift_max").durationMillis(LEAST, Limits.DRIFT_MAX));
  }

  private Rule dropLuck(Head head, Section section) {
    String type = type(section);
    return new Rule.DropLuck(
        head.name(),
        head.shadow(),
        head.verdict(),
        type,
        numericField(section),
        section.optional("attempt_event").flatMap(types::type).map(EventType::name).orElse(type),
        section.get("chance_min").numberAbove(0, 1),
        (int) section.get("drops_min").integer(1, Limits.DROPS_MAX));
  }

  private String type(Section section) {
    return types.type(section.get("event")).map(EventType::name).orElse(Value.UNREADABLE);
  }

  /** The field of the section's event, which is reported elsewhere if it is unknown. */
  private String numericField(Section section) {
    return section
        .get("event")
        .text()
        .flatMap(types::named)
        .flatMap(type -> EventTypes.field(section.get("field"), type, EventTypes.NUMERIC))
        .map(FieldSpec::name)
        .orElse(Value.UNREADABLE);
  }
}
