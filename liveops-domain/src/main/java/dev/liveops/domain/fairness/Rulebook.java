package dev.liveops.domain.fairness;

import dev.liveops.domain.event.Payload;
import java.util.List;
import java.util.Optional;

/**
 * The rules of one version of a game's definition, and the judgement they come to.
 *
 * <p>Pure: the same sighting gets the same judgement, whenever and wherever it is asked for; the
 * only clock is the event's receive instant. Immutable, for any number of threads as long as nobody
 * changes the population meanwhile.
 *
 * <p>A consumer folds a player's events like this:
 *
 * <pre>{@code
 * Judgement judgement = rulebook.judge(new Sighting(event, points, activity, population, sanctions));
 * activity = activity.after(event, points, judgement, rulebook);
 * if (judgement.verdict().counts()) {
 *   population.add(points);
 * }
 * }</pre>
 */
public final class Rulebook {

  /** No game may have more rules than this. */
  public static final int RULES_MAX = 256;

  private final List<Rule> rules;
  private final int version;
  private final Retention retention;

  /**
   * Binds rules into a book.
   *
   * @param rules in the order they are asked
   * @param version the version of the definition they come from
   * @throws IllegalArgumentException when there are more than {@link #RULES_MAX}, or two of one
   *     name
   */
  public Rulebook(List<Rule> rules, int version) {
    RuleFigures.within("rules", rules.size(), 0, RULES_MAX);
    if (rules.stream().map(Rule::name).distinct().count() < rules.size()) {
      throw new IllegalArgumentException("rules: expected a name of its own for each");
    }
    this.rules = List.copyOf(rules);
    this.version = version;
    this.retention = Retention.of(this.rules);
  }

  /** The rules, in the order they are asked. */
  public List<Rule> rules() {
    return rules;
  }

  /** The version of the definition the rules come from. */
  public int version() {
    return version;
  }

  /** What of a player's past the rules need. */
  Retention retention() {
    return retention;
  }

  /**
   * What the rules say of an event. The verdict is the most severe one that an enforced rule, or a
   * shadow over the player, asks for; rules in shadow only leave a violation.
   */
  public Judgement judge(Sighting sighting) {
    Findings findings = new Findings(sighting, version);
    sighting.sanctions().shadowAt(sighting.atMillis()).ifPresent(findings::underShadow);
    for (Rule rule : rules) {
      Optional<Payload> broken = check(rule, sighting);
      if (broken.isPresent()) {
        findings.broken(rule, broken.get());
      }
    }
    return findings.judgement();
  }

  private static Optional<Payload> check(Rule rule, Sighting sighting) {
    return switch (rule) {
      case Rule.Flood flood -> RuleChecks.flood(flood, sighting);
      case Rule.Bound bound -> RuleChecks.bound(bound, sighting);
      case Rule.Jump jump -> RuleChecks.jump(jump, sighting);
      case Rule.PointsPerHour perHour -> RuleChecks.pointsPerHour(perHour, sighting);
      case Rule.Outlier outlier -> RuleChecks.outlier(outlier, sighting);
      case Rule.ClockDrift drift -> RuleChecks.clockDrift(drift, sighting);
      case Rule.DropLuck luck -> RuleChecks.dropLuck(luck, sighting);
    };
  }
}
