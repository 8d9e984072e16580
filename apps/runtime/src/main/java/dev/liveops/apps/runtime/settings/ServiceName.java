package dev.liveops.apps.runtime.settings;

import java.util.Locale;

/** The services of a LiveOps installation, in the order in which an event meets them. */
public enum ServiceName {
  /** Takes in events. */
  GATEWAY,
  /** Gives every event a verdict. */
  FAIRNESS,
  /** Ranks players. */
  LEADERBOARD,
  /** Advances players and hands out rewards. */
  PROGRESSION,
  /** The page for the people who run the game. */
  WEB,
  /** The metrics of the whole process. */
  METRICS;

  /** The name as logs, metrics and the command line spell it: {@code gateway} and so on. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
