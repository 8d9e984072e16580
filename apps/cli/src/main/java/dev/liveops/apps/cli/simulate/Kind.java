package dev.liveops.apps.cli.simulate;

/** How a synthetic player behaves. */
enum Kind {
  /** Plays, and keeps every default rule. */
  HONEST("honest"),
  /** Sends more events at once than anybody can play. */
  FLOODER("flooder"),
  /** Claims values beyond the bounds of their fields. */
  BOUND_BREAKER("bound breaker"),
  /** Claims a score far above the last one. */
  SCORE_JUMPER("score jumper"),
  /** Claims, within the bounds, much more than anybody else. */
  OUTLIER("outlier"),
  /** Claims rare drops only. */
  DROP_LUCKY("drop lucky"),
  /** Dates events far from now. */
  CLOCK_DRIFTER("clock drifter"),
  /** Signs badly, or not at all. */
  FORGER("forger"),
  /** Sends again what was sent before, as it was or changed. */
  REPLAYER("replayer");

  private final String label;

  Kind(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
