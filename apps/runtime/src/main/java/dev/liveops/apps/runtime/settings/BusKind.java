package dev.liveops.apps.runtime.settings;

import java.util.Locale;

/** Which bus carries the events. */
public enum BusKind {
  /** The durable journal in the data directory. */
  JOURNAL,
  /** In memory: whatever is on it is lost when the process ends. For tests and toys. */
  INMEM;

  /** The kind as settings spell it: {@code journal}, {@code inmem}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
