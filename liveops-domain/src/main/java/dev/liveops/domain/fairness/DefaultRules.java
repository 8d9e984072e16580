package dev.liveops.domain.fairness;

import static dev.liveops.domain.fairness.Verdict.FLAGGED;
import static dev.liveops.domain.fairness.Verdict.QUARANTINED;

import java.util.List;
import java.util.Optional;

/** The rules of the default game. */
public final class DefaultRules {

  /** The robust z-score from which Iglewicz and Hoaglin call a value an outlier. */
  public static final double OUTLIER_SCORE_MAX = 3.5;

  /** How long a flood blocks a player. */
  public static final long BLOCK_MILLIS = 60_000;

  private static final boolean SHADOW = true;
  private static final boolean ENFORCED = false;

  private DefaultRules() {}

  /** The rules with their usual figures. */
  public static List<Rule> list() {
    return list(OUTLIER_SCORE_MAX, BLOCK_MILLIS);
  }

  /**
   * The rules with the two figures that an installation may set.
   *
   * @param outlierScoreMax the robust z-score beyond which an event is remarked on
   * @param blockMillis how long a flood blocks a player
   */
  public static List<Rule> list(double outlierScoreMax, long blockMillis) {
    return List.of(
        new Rule.Flood("flood", ENFORCED, QUARANTINED, 10, 1_000, blockMillis),
        bound("delta_xp_bound", "progression", "delta_xp", 1_000),
        bound("points_bound", "boss_kill", "points", 10_000),
        bound("weight_bound", "drop_claimed", "weight", 1),
        new Rule.Jump("score_jump", ENFORCED, QUARANTINED, "score", 10_000),
        new Rule.PointsPerHour("points_per_hour", ENFORCED, QUARANTINED, 250_000),
        new Rule.Outlier("outlier", ENFORCED, FLAGGED, outlierScoreMax, 100),
        new Rule.ClockDrift("clock_drift", SHADOW, FLAGGED, 300_000),
        new Rule.DropLuck("drop_luck", ENFORCED, FLAGGED, "drop_claimed", "weight", 1e-6, 10));
  }

  private static Rule bound(String name, String type, String field, double max) {
    return new Rule.Bound(
        name, ENFORCED, QUARANTINED, type, field, Optional.of(0.0), Optional.of(max));
  }
}
