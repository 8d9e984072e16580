package dev.liveops.apps.fairness;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.liveops.apps.runtime.http.DomainJson;
import dev.liveops.domain.fairness.Rule;
import java.io.IOException;
import java.util.Optional;

/** A rule, in the words of the game's definition; times are in milliseconds here. */
final class RuleJson {
  private RuleJson() {}

  static void write(JsonGenerator json, Rule rule) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", rule.name());
    json.writeStringField("kind", kind(rule));
    json.writeStringField("mode", rule.shadow() ? "shadow" : "enforce");
    json.writeStringField("verdict", DomainJson.verdict(rule.verdict()));
    json.writeObjectFieldStart("parameters");
    parameters(json, rule);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String kind(Rule rule) {
    return switch (rule) {
      case Rule.Flood flood -> "flood";
      case Rule.Bound bound -> "bound";
      case Rule.Jump jump -> "jump";
      case Rule.PointsPerHour perHour -> "points_per_hour";
      case Rule.Outlier outlier -> "outlier";
      case Rule.ClockDrift drift -> "clock_drift";
      case Rule.DropLuck luck -> "drop_luck";
    };
  }

  private static void parameters(JsonGenerator json, Rule rule) throws IOException {
    switch (rule) {
      case Rule.Flood flood -> {
        json.writeNumberField("count_max", flood.countMax());
        json.writeNumberField("per_ms", flood.perMillis());
        json.writeNumberField("block_ms", flood.blockMillis());
      }
      case Rule.Bound bound -> {
        json.writeStringField("event", bound.type());
        json.writeStringField("field", bound.field());
        number(json, "min", bound.min());
        number(json, "max", bound.max());
      }
      case Rule.Jump jump -> {
        json.writeStringField("field", jump.field());
        json.writeNumberField("delta_max", jump.deltaMax());
      }
      case Rule.PointsPerHour perHour -> json.writeNumberField("points_max", perHour.pointsMax());
      case Rule.Outlier outlier -> {
        json.writeNumberField("score_max", outlier.scoreMax());
        json.writeNumberField("population_min", outlier.populationMin());
      }
      case Rule.ClockDrift drift -> json.writeNumberField("drift_max_ms", drift.driftMaxMillis());
      case Rule.DropLuck luck -> {
        json.writeStringField("event", luck.type());
        json.writeStringField("field", luck.field());
        json.writeStringField("attempt_event", luck.attemptType());
        json.writeNumberField("chance_min", luck.chanceMin());
        json.writeNumberField("drops_min", luck.dropsMin());
      }
    }
  }

  private static void number(JsonGenerator json, String name, Optional<Double> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.get());
    }
  }
}
