package dev.liveops.domain.fairness;

import java.util.Optional;

/** A rule that every event of a game is judged by: a value, without state. */
public sealed interface Rule {

  /** What the game calls this rule. */
  String name();

  /** Whether it only watches. */
  boolean shadow();

  /** What becomes of an event that breaks it. */
  Verdict verdict();

  /**
   * More events than a player can make: {@code countMax} in any {@code perMillis}; the player is
   * blocked for {@code blockMillis}.
   */
  record Flood(
      String name, boolean shadow, Verdict verdict, int countMax, long perMillis, long blockMillis)
      implements Rule {}

  /** A field of a type beyond its bounds. */
  record Bound(
      String name,
      boolean shadow,
      Verdict verdict,
      String type,
      String field,
      Optional<Double> min,
      Optional<Double> max)
      implements Rule {}

  /**
   * A field that moved by more than {@code deltaMax} since the player's last event that counted
   * (from 0 at first).
   */
  record Jump(String name, boolean shadow, Verdict verdict, String field, long deltaMax)
      implements Rule {}

  /** More points than {@code pointsMax} in the last hour, counted in steps of five minutes. */
  record PointsPerHour(String name, boolean shadow, Verdict verdict, long pointsMax)
      implements Rule {}

  /** A robust z-score against the population of the event's type: Iglewicz and Hoaglin, 1993. */
  record Outlier(String name, boolean shadow, Verdict verdict, double scoreMax, long populationMin)
      implements Rule {}

  /** A client's clock that is off by more than {@code driftMaxMillis}. */
  record ClockDrift(String name, boolean shadow, Verdict verdict, long driftMaxMillis)
      implements Rule {}

  /** More rare drops than luck explains: an exact binomial tail below {@code chanceMin}. */
  record DropLuck(
      String name,
      boolean shadow,
      Verdict verdict,
      String type,
      String field,
      double chanceMin,
      int dropsMin)
      implements Rule {}
}
