package dev.liveops.apps.runtime.settings;

import java.util.Locale;

/** Where state and messages live. */
public enum Cloud {
  /** One directory of this machine. */
  LOCAL;

  /** The cloud as settings spell it: {@code local}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
