package dev.liveops.domain.fairness;

import java.util.List;

/**
 * How much of a player's past a rulebook needs, and so how large the memory of one player can get.
 *
 * @param instantsMax how many receive-instants
 * @param instantsMillis how far back these reach
 * @param jumpFields the fields whose last counted value is kept
 * @param hour whether the points of the last hour are kept
 * @param dropRules the rules that each keep a tally of drops
 */
record Retention(
    int instantsMax,
    long instantsMillis,
    List<String> jumpFields,
    boolean hour,
    List<Rule.DropLuck> dropRules) {

  static Retention of(List<Rule> rules) {
    List<Rule.Flood> floods = ofKind(rules, Rule.Flood.class);
    return new Retention(
        floods.stream().mapToInt(Rule.Flood::countMax).max().orElse(0),
        floods.stream().mapToLong(Rule.Flood::perMillis).max().orElse(0),
        ofKind(rules, Rule.Jump.class).stream().map(Rule.Jump::field).distinct().toList(),
        rules.stream().anyMatch(Rule.PointsPerHour.class::isInstance),
        ofKind(rules, Rule.DropLuck.class));
  }

  private static <R extends Rule> List<R> ofKind(List<Rule> rules, Class<R> kind) {
    return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
