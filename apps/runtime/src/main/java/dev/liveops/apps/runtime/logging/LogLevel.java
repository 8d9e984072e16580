package dev.liveops.apps.runtime.logging;

import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;

/** How much is logged; each level includes the ones after it. */
public enum LogLevel {
  /** Every request, and what the libraries say. */
  DEBUG,
  /** What an operator wants to know on a good day. */
  INFO,
  /** What an operator should look at. */
  WARN,
  /** What went wrong. */
  ERROR;

  Level jul() {
    return switch (this) {
      case DEBUG -> Level.FINE;
      case INFO -> Level.INFO;
      case WARN -> Level.WARNING;
      case ERROR -> Level.SEVERE;
    };
  }

  /** The level as settings and log lines spell it: {@code debug}, {@code info} and so on. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The level that {@code label} spells; empty when there is none. */
  public static Optional<LogLevel> labelled(String label) {
    for (LogLevel level : values()) {
      if (level.label().equals(label)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  /** The least of our levels that is at least as severe as {@code jul}. */
  static LogLevel of(Level jul) {
    int severity = jul.intValue();
    if (severity >= Level.SEVERE.intValue()) {
      return ERROR;
    }
    if (severity >= Level.WARNING.intValue()) {
      return WARN;
    }
    return severity >= Level.INFO.intValue() ? INFO : DEBUG;
  }
}
