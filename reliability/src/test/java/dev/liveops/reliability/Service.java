package dev.liveops.reliability;

import java.util.Locale;

/** What listens on a port of its own. */
enum Service {
  GATEWAY,
  FAIRNESS,
  LEADERBOARD,
  PROGRESSION,
  WEB,
  METRICS;

  /** What it is called where the system says what runs where. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The setting that tells its port. */
  String portSetting() {
    return name() + "_PORT";
  }
}
