package dev.liveops.domain.fairness;

import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.Payload;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One function for each kind of rule: empty when the event keeps the rule, and else the inputs that
 * explain why it does not.
 */
final class RuleChecks {

  private RuleChecks() {}

  static Optional<Payload> flood(Rule.Flood rule, Sighting sighting) {
    long atMillis = sighting.atMillis();
    int count = 1 + sighting.activity().recent().countWithin(rule.perMillis(), atMillis);
    if (count <= rule.countMax()) {
      return Optional.empty();
    }
    return Optional.of(
        Payload.of("count", count, "limit", rule.countMax(), "per_ms", rule.perMillis()));
  }

  static Optional<Payload> bound(Rule.Bound rule, Sighting sighting) {
    GameEvent event = sighting.event();
    if (!event.type().equals(rule.type())) {
      return Optional.empty();
    }
    OptionalDouble number = event.payload().number(rule.field());
    if (number.isEmpty()) {
      return Optional.empty();
    }
    double value = number.getAsDouble();
    if (rule.min().isPresent() && !(value >= rule.min().get())) {
      return Optional.of(outOfBounds(event, rule.field(), rule.min().get()));
    }
    if (rule.max().isPresent() && !(value <= rule.max().get())) {
      return Optional.of(outOfBounds(event, rule.field(), rule.max().get()));
    }
    return Optional.empty();
  }

  private static Payload outOfBounds(GameEvent event, String field, double limit) {
    Object value = event.payload().get(field).orElseThrow();
    return Payload.of("field", field, "value", value, "limit", limit);
  }

  static Optional<Payload> jump(Rule.Jump rule, Sighting sighting) {
    OptionalLong whole = Baselines.wholeNumber(sighting.event().payload(), rule.field());
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    long value = whole.getAsLong();
    long baseline = sighting.activity().baselines().of(rule.field());
    if (value <= baseline || LongMath.distance(value, baseline) <= rule.deltaMax()) {
      return Optional.empty();
    }
    return Optional.of(
        Payload.of(
            "field", rule.field(), "value", value, "previous", baseline, "limit", rule.deltaMax()));
  }

  static Optional<Payload> pointsPerHour(Rule.PointsPerHour rule, Sighting sighting) {
    long before = sighting.activity().hour().total(sighting.atMillis());
    long total = LongMath.plus(before, Math.max(0, sighting.points()));
    // An event that gains nothing cannot be the one that goes over the limit.
    if (sighting.points() <= 0 || total <= rule.pointsMax()) {
      return Optional.empty();
    }
    return Optional.of(
        Payload.of("value", sighting.points(), "total", total, "limit", rule.pointsMax()));
  }

  static Optional<Payload> outlier(Rule.Outlier rule, Sighting sighting) {
    Population population = sighting.population();
    if (population.count() < rule.populationMin()) {
      return Optional.empty();
    }
    double score = population.score(sighting.points());
    if (Math.abs(score) <= rule.scoreMax()) {
      return Optional.empty();
    }
    RobustStatistics statistics = population.statistics();
    Payload.Builder inputs = new Payload.Builder();
    inputs.put("value", sighting.points());
    inputs.put("limit", rule.scoreMax());
    inputs.put("median", statistics.median());
    inputs.put("mad", statistics.mad());
    if (statistics.mad() == 0) {
      inputs.put("mean_deviation", statistics.meanDeviation());
    }
    if (Double.isFinite(score)) {
      inputs.put("z", score);
    }
    inputs.put("count", population.count());
    return Optional.of(inputs.build());
  }

  static Optional<Payload> clockDrift(Rule.ClockDrift rule, Sighting sighting) {
    long claimedAtMillis = sighting.event().claimedAtMillis();
    long driftMillis = LongMath.distance(claimedAtMillis, sighting.atMillis());
    if (driftMillis <= rule.driftMaxMillis()) {
      return Optional.empty();
    }
    return Optional.of(
        Payload.of(
            "claimed_at_ms",
            claimedAtMillis,
            "received_at_ms",
            sighting.atMillis(),
            "drift_ms",
            driftMillis,
            "limit",
            rule.driftMaxMillis()));
  }

  static Optional<Payload> dropLuck(Rule.DropLuck rule, Sighting sighting) {
    GameEvent event = sighting.event();
    OptionalDouble weight = DropTally.weightOf(event, rule);
    if (weight.isEmpty()) {
      return Optional.empty();
    }
    DropTally tally = sighting.activity().dropTally(rule.name()).after(event, rule);
    if (tally.drops() < rule.dropsMin()) {
      return Optional.empty();
    }
    DropTally.Luck luck = tally.luck(weight.getAsDouble());
    if (luck.chance() >= rule.chanceMin()) {
      return Optional.empty();
    }
    return Optional.of(
        Payload.of(
            "value", weight.getAsDouble(),
            "rarity", luck.rarity(),
            "count", luck.drops(),
            "attempts", luck.attempts(),
            "chance", luck.chance(),
            "limit", rule.chanceMin()));
  }
}
