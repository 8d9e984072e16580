package dev.liveops.ports.fairness;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.Sanctions;
import java.util.List;
import java.util.Optional;

/**
 * The sanctions that were imposed and neither lifted nor ended. Written by {@link
 * PlayerActivityStore#commit} alone. Safe for all threads.
 */
public interface SanctionStore {

  /**
   * The sanctions of a player; empty for almost everybody. Those that ended a moment ago may still
   * be among them: ask {@link Sanction#inForceAt}.
   *
   * @throws dev.liveops.ports.PortUnavailable when it cannot be told now
   */
  Sanctions of(PlayerKey player);

  /** A sanction by its id, while it is neither lifted nor ended. */
  Optional<Sanction> find(GameId game, String sanctionId);

  /**
   * The sanctions of a game, ordered by id, beginning behind {@code afterId} (empty: at the first).
   */
  List<Sanction> list(GameId game, Optional<String> afterId, int sanctionsMax);

  /** Every sanction, in any game, whose end is at or before {@code nowMillis}: due to be lifted. */
  List<Sanction> endedBy(long nowMillis, int sanctionsMax);
}
