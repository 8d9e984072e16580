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

  /**
   * The standing that a first contribution gives a player; empty when it gives none: a sum of
   * nothing is no standing, so that an event worth 0 brings nobody onto a {@link Operator#SUM}
   * board. On the other boards 0 is a result like any other.
   */
  public Optional<Standing> open(Contribution first) {
    return operator == Operator.SUM && first.value() == 0
        ? Optional.empty()
        : Optional.of(run(first));
  }

  /**
   * The standing after {@code next}; empty when it changes nothing.
   *
   * <p>A sum stays at the end of the range instead of overflowing, and was reached when the latest
   * of its contributions came in. A best or smallest run is replaced by a better one only, where
   * subscores decide between equal scores. The last run is the one received last: an older one that
   * a reviewer released late does not replace it.
   */
  public Optional<Standing> merge(Standing current, Contribution next) {
    return switch (operator) {
      case SUM -> sum(current, next);
      case BEST -> replaceIf(compare(next.value(), next.subscore(), current) < 0, next);
      case LAST -> replaceIf(next.atMillis() >= current.achievedAtMillis(), next);
      case MIN ->
          replaceIf(
              next.value() < current.score()
                  || (next.value() == current.score()
                      && compare(next.value(), next.subscore(), current) < 0),
              next);
    };
  }

  private int compare(long score, long subscore, Standing standing) {
    int byScore = direction.compare(score, standing.score());
    return byScore != 0 ? byScore : direction.compare(subscore, standing.subscore());
  }

  private static Optional<Standing> sum(Standing current, Contribution next) {
    long sum = saturatedSum(current.score(), next.value());
    return sum == current.score()
        ? Optional.empty()
        : Optional.of(
            new Standing(
                sum,
                next.subscore(),
                next.metadata(),
                Math.max(current.achievedAtMillis(), next.atMillis())));
  }

  private static long saturatedSum(long a, long b) {
    long sum = a + b;
    boolean overflown = ((a ^ sum) & (b ^ sum)) < 0;
    return overflown ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }

  private static Optional<Standing> replaceIf(boolean counts, Contribution next) {
    return counts ? Optional.of(run(next)) : Optional.empty();
  }

  private static Standing run(Contribution of) {
    return new Standing(of.value(), of.subscore(), of.metadata(), of.atMillis());
  }
}
