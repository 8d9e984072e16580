package dev.liveops.domain.event;

import java.util.Objects;

/**
 * A game served by this installation: 1 to 64 of {@code [A-Za-z0-9_.:-]}.
 *
 * @param value the id, never blank
 */
public record GameId(String value) implements Comparable<GameId> {

  /** What a well-formed id looks like, in words for an error message. */
  public static final String EXPECTED = "1 to 64 characters of A-Z a-z 0-9 _ . : -";

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException when it is not well formed
   */
  public GameId {
    Objects.requireNonNull(value, "value");
    if (!wellFormed(value)) {
      throw new IllegalArgumentException("game id: expected " + EXPECTED);
    }
  }

  /** Whether {@code value} could be a game id; never throws. */
  public static boolean wellFormed(String value) {
    return Ids.wellFormed(value);
  }

  @Override
  public int compareTo(GameId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GameId that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
