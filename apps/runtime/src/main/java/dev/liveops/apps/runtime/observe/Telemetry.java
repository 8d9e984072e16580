package dev.liveops.apps.runtime.observe;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Timer;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Everything that is measured. One for the process; thread-safe; recording takes no lock and no
 * lookup but in small immutable maps.
 *
 * <p>Labels are bounded: values that are not known when the process starts count as {@code other},
 * and no player id is ever a label.
 */
public final class Telemetry {
  private final boolean enabled;
  private final Meters meters;
  private final Map<EventResult, BoundedCounters> events = new EnumMap<>(EventResult.class);
  private final Map<ClaimResult, Counter> claims = new EnumMap<>(ClaimResult.class);
  private final BoundedCounters verdicts;
  private final BoundedCounters violations;
  private final Counter standings;
  private final Timer freshness;

  /**
   * Prepares all meters.
   *
   * @param enabled when false nothing is measured, at the cost of an empty call
   * @param eventTypes the types that the game knows
   * @param ruleNames the rules that can be violated
   */
  public Telemetry(boolean enabled, Collection<String> eventTypes, Collection<String> ruleNames) {
    this.enabled = enabled;
    this.meters = new Meters(enabled);
    for (EventResult result : EventResult.values()) {
      events.put(result, new BoundedCounters(eventTypes, type -> eventCounter(type, result)));
    }
    for (ClaimResult result : ClaimResult.values()) {
      claims.put(
          result,
          meters.counter("liveops_reward_claims", "Claims of rewards", "result", result.label()));
    }
    this.verdicts =
        new BoundedCounters(
            java.util.List.of("cleared", "flagged", "quarantined", "rejected"),
            verdict ->
                meters.counter("liveops_verdicts", "Verdicts on events", "verdict", verdict));
    this.violations =
        new BoundedCounters(
            ruleNames,
            rule -> meters.counter("liveops_rule_violations", "Violations of rules", "rule", rule));
    this.standings = meters.counter("liveops_leaderboard_updates", "Changed standings");
    this.freshness =
        meters.timer("liveops_freshness", "From an event's acceptance to its being ranked");
  }

  /** Whether anything is measured. */
  public boolean enabled() {
    return enabled;
  }

  /** Counts an event at the gateway. */
  public void event(String type, EventResult result) {
    events.get(result).of(type).increment();
  }

  /** Counts a verdict: {@code cleared}, {@code flagged}, {@code quarantined}, {@code rejected}. */
  public void verdict(String verdict) {
    verdicts.of(verdict).increment();
  }

  /** Counts the violation of a rule. */
  public void violation(String rule) {
    violations.of(rule).increment();
  }

  /** Counts a claim of a reward. */
  public void claim(ClaimResult result) {
    claims.get(result).increment();
  }

  /** Counts standings that changed. */
  public void standingsChanged(int count) {
    standings.increment(count);
  }

  /** Records how long it took from an event's acceptance until it was visible in ranks. */
  public void ranked(long sinceAcceptedMillis) {
    freshness.record(Math.max(0, sinceAcceptedMillis), TimeUnit.MILLISECONDS);
  }

  /** From now on, {@code players} is asked how many players have been active lately. */
  public void activePlayers(Supplier<Number> players) {
    meters.gauge("liveops_active_players", "Players with an event in the last minutes", players);
  }

  /** From now on, {@code entries} is asked how much of the journal is not projected yet. */
  public void journalDepth(Supplier<Number> entries) {
    meters.gauge("liveops_journal_depth", "Journal entries not yet projected", entries);
  }

  /**
   * From now on, {@code messages} is asked how far a consumer is behind.
   *
   * @param topic the stream
   * @param group the consumer; both from a fixed set of names
   */
  public void busDepth(String topic, String group, Supplier<Number> messages) {
    meters.gauge(
        "liveops_bus_depth",
        "Messages published and not yet processed",
        messages,
        "topic",
        topic,
        "group",
        group);
  }

  /**
   * The meter of a route.
   *
   * @param route method and template, such as {@code GET /players/{id}}; never a concrete path
   */
  public RouteMeter route(String service, String route) {
    return new RouteMeter(meters, service, route);
  }

  /** Counts a request that was refused before it reached a route, such as an unreadable one. */
  public void refused(String service, int status) {
    // A handful of statuses can occur here; asking each time is fine, for refusals are rare.
    meters
        .counter(
            "liveops_http_refused",
            "Requests refused before they reached a route",
            "service",
            service,
            "status",
            Integer.toString(status))
        .increment();
  }

  /** All meters in Prometheus' text format. */
  public String prometheusText() {
    return meters.prometheusText();
  }

  private Counter eventCounter(String type, EventResult result) {
    return meters.counter(
        "liveops_events", "Events at the gateway", "type", type, "result", result.label());
  }
}
