package dev.liveops.domain.ranking;

import java.util.Locale;
import java.util.Optional;

/** The stretches of time over which a board keeps standings. */
public enum WindowKind {
  /** A day in the game's zone, such as {@code 2026-11-22}. */
  DAILY,
  /** An ISO 8601 week in the game's zone, such as {@code 2026-W47}. */
  WEEKLY,
  /** A month in the game's zone, such as {@code 2026-11}. */
  MONTHLY,
  /** A season of the game, such as {@code 2026-Q4}. */
  SEASONAL,
  /** From the beginning, without an end: {@code all}. */
  ALL_TIME;

  /** The kind as the outside spells it: {@code daily}, {@code all_time} and so on. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind that {@code label} spells; empty when there is none. */
  public static Optional<WindowKind> labelled(String label) {
    for (WindowKind kind : values()) {
      if (kind.label().equals(label)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
