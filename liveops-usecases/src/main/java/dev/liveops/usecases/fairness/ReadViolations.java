package dev.liveops.usecases.fairness;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.ports.fairness.PlayerActivityStore;
import java.util.List;
import java.util.Optional;

/** Lists the newest violations of a game. Safe for use by many threads. */
public final class ReadViolations {

  /** How many violations are told at the most. */
  public static final int VIOLATIONS_MAX = 1_000;

  private final PlayerActivityStore store;

  /** Reads from {@code store}. */
  public ReadViolations(PlayerActivityStore store) {
    this.store = store;
  }

  /**
   * The newest violations, newest first.
   *
   * @param player of this player only; empty for all
   * @param violationsMax how many at the most; no more than {@link #VIOLATIONS_MAX} count
   * @throws dev.liveops.ports.PortUnavailable when they cannot be had now
   */
  public List<Violation> newest(GameId game, Optional<PlayerId> player, int violationsMax) {
    return store.violations(game, player, Math.clamp(violationsMax, 1, VIOLATIONS_MAX));
  }
}
