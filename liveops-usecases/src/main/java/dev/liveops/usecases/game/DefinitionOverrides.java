package dev.liveops.usecases.game;

import dev.liveops.domain.fairness.Rule;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.WindowKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of an installation that go before what a game's document says.
 *
 * @param outlierScoreMax replaces {@code score_max} of every outlier rule (the setting {@code
 *     ANOMALY_Z})
 * @param floodBlockMillis replaces {@code block} of every flood rule (the setting {@code
 *     BLOCK_SEC}, in milliseconds here)
 * @param windows the windows that boards keep, of those the document gives them (the setting {@code
 *     LB_WINDOWS})
 */
public record DefinitionOverrides(
    Optional<Double> outlierScoreMax,
    Optional<Long> floodBlockMillis,
    Optional<Set<WindowKind>> windows) {

  /** Nothing is replaced. */
  public static DefinitionOverrides none() {
    return new DefinitionOverrides(Optional.empty(), Optional.empty(), Optional.empty());
  }

  BoardDefinition applyTo(BoardDefinition board) {
    if (windows.isEmpty()) {
      return board;
    }
    Set<WindowKind> kept = EnumSet.noneOf(WindowKind.class);
    kept.addAll(board.windows());
    kept.retainAll(windows.get());
    return new BoardDefinition(
        board.name(),
        board.operator(),
        board.direction(),
        board.ties(),
        kept,
        board.values(),
        board.subscoreField(),
        board.metadataField());
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
