package dev.liveops.apps.runtime.observe;

import java.util.Locale;

/** What became of a claim. */
public enum ClaimResult {
  /** Granted, for the first time. */
  GRANTED,
  /** Granted before: the same receipt again. */
  REPEATED,
  /** Not earned, unknown or sanctioned. */
  REFUSED;

  /** The result as metrics spell it: {@code granted} and so on. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
