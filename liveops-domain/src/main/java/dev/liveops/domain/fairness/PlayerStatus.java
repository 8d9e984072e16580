package dev.liveops.domain.fairness;

import java.util.OptionalLong;

/**
 * How a player stands at one instant.
 *
 * @param kind the most severe measure in force
 * @param blockedUntilMillis when the gateway takes the player's events again, epoch milliseconds;
 *     empty when it takes them now, and when no end is set
 */
public record PlayerStatus(Kind kind, OptionalLong blockedUntilMillis) {

  /** The measures as others see them, from mild to severe. */
  public enum Kind {
    /** No measure that touches events: being hidden from ranks does not. */
    CLEAR("clear"),
    /** Accepted, and always quarantined. */
    SHADOWED("shadowed"),
    /** Refused for a while. */
    BLOCKED("blocked"),
    /** Refused, out of the ranks, no claims. */
    BANNED("banned");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The word for it in answers to the outside. */
    public String text() {
      return text;
    }

    static Kind of(SanctionKind kind) {
      return switch (kind) {
        case HIDE -> CLEAR;
        case SHADOW -> SHADOWED;
        case BLOCK -> BLOCKED;
        case BAN -> BANNED;
      };
    }

    Kind or(Kind other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }
}
