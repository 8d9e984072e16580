package dev.liveops.usecases.game;

import dev.liveops.domain.fairness.Rule;
import java.util.List;
import java.util.Optional;

/**
 * Settings of an installation that go before what a game's document says.
 *
 * @param outlierScoreMax replaces {@code score_max} of every outlier rule (the setting {@code
 *     ANOMALY_Z})
 * @param floodBlockMillis replaces {@code block} of every flood rule (the setting {@code
 *     BLOCK_SEC}, in milliseconds here)
 */
public record DefinitionOverrides(
    Optional<Double> outlierScoreMax, Optional<Long> floodBlockMillis) {

  /** Nothing is replaced. */
  public static DefinitionOverrides none() {
    return new DefinitionOverrides(Optional.empty(), Optional.empty());
  }

  List<Rule> applyTo(List<Rule> rules) {
    return rules.stream().map(this::applyTo).toList();
  }

  private Rule applyTo(Rule rule) {
    return switch (rule) {
      case Rule.Flood flood ->
          new Rule.Flood(
              flood.name(),
              flood.shadow(),
              flood.verdict(),
              flood.countMax(),
              flood.perMillis(),
              floodBlockMillis.orElse(flood.blockMillis()));
      case Rule.Outlier outlier ->
          new Rule.Outlier(
              outlier.name(),
              outlier.shadow(),
              outlier.verdict(),
              outlierScoreMax.orElse(outlier.scoreMax()),
              outlier.populationMin());
      case Rule.Bound bound -> bound;
      case Rule.Jump jump -> jump;
      case Rule.PointsPerHour perHour -> perHour;
      case Rule.ClockDrift drift -> drift;
      case Rule.DropLuck luck -> luck;
    };
  }
}
