package dev.liveops.usecases.game;

import java.time.Duration;

/**
 * How much a definition may hold. Generous for games, and a bound to what one document can cost.
 */
final class Limits {
  static final int DOCUMENT_BYTES_MAX = 256 * 1024;
  static final int NESTING_MAX = 12;
  static final int FAULTS_MAX = 100;

  static final int EVENT_TYPES_MAX = 64;
  static final int FACTOR_MAX = 1_000_000;
  static final int RULES_MAX = 64;
  static final int BOARDS_MAX = 32;
  static final int SEASONS_MAX = 200;
  static final int THRESHOLDS_MAX = 1_000;
  static final int ACHIEVEMENTS_MAX = 256;
  static final int REWARDS_MAX = 256;
  static final int MATCHES_MAX = 8;

  static final int ID_LENGTH_MAX = 64;
  static final int ITEM_LENGTH_MAX = 128;
  static final int LEVEL_MAX = 1_000_000;
  static final long TIMES_MAX = 1_000_000_000;

  static final int DROPS_MAX = 1_000;
  static final double OUTLIER_SCORE_MAX = 1_000;
  static final long POPULATION_MAX = 1_000_000_000;
  static final Duration FLOOD_PER_MAX = Duration.ofHours(1);
  static final Duration BLOCK_MAX = Duration.ofDays(365);
  static final Duration DRIFT_MAX = Duration.ofDays(365);

  private Limits() {}
}
