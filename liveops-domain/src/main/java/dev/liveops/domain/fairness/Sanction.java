package dev.liveops.domain.fairness;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import java.util.Objects;

/**
 * A measure against a player.
 *
 * @param id what it is lifted by; unique in the game
 * @param game the game it holds in
 * @param player whom it is against
 * @param kind what it does
 * @param author who imposed it: a rule's name or an administrator
 * @param reason why, in words
 * @param fromMillis when it began, epoch milliseconds
 * @param untilMillis when it ends (exclusive), epoch milliseconds; {@link #NO_END} for never
 */
public record Sanction(
    String id,
    GameId game,
    PlayerId player,
    SanctionKind kind,
    String author,
    String reason,
    long fromMillis,
    long untilMillis) {

  /** The end of a sanction that lasts until it is lifted. */
  public static final long NO_END = Long.MAX_VALUE;

  /** Checks that nothing is missing and that it ends after it begins. */
  public Sanction {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(game, "game");
    Objects.requireNonNull(player, "player");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(author, "author");
    Objects.requireNonNull(reason, "reason");
    if (untilMillis <= fromMillis) {
      throw new IllegalArgumentException("until: expected an instant after the beginning");
    }
  }

  /** Whether it holds at {@code nowMillis}. */
  public boolean inForceAt(long nowMillis) {
    return nowMillis >= fromMillis && nowMillis < untilMillis;
  }
}
