package dev.liveops.apps.runtime.settings;

import java.util.Locale;

/** What an installation is for; decides how forgiving its settings are. */
public enum Environment {
  /** A laptop: secrets that are not given are made and kept. */
  DEVELOPMENT,
  /** A rehearsal of production: nothing is made up. */
  STAGING,
  /** Players: nothing is made up. */
  PRODUCTION;

  /** The environment as settings spell it: {@code development} and so on. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
