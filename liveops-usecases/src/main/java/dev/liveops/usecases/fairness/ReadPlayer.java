package dev.liveops.usecases.fairness;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.PlayerStatus;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.Sanctions;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.ports.fairness.PlayerActivityStore;
import dev.liveops.ports.fairness.SanctionStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tells what fairness knows of a player. Safe for use by many threads. */
public final class ReadPlayer {

  /** How many of the newest violations are told. */
  public static final int VIOLATIONS_MAX = 100;

  private final PlayerActivityStore store;
  private final SanctionStore sanctions;
  private final InstantSource clock;

  /**
   * A player as fairness sees them.
   *
   * @param player who
   * @param status how they stand now
   * @param events how many of their events were seen
   * @param violations the newest violations, newest first
   * @param sanctions the measures that are in force now
   */
  public record View(
      PlayerId player,
      PlayerStatus status,
      long events,
      List<Violation> violations,
      List<Sanction> sanctions) {
    /** Keeps its own copies. */
    public View {
      violations = List.copyOf(violations);
      sanctions = List.copyOf(sanctions);
    }
  }

  /** Reads from both. */
  public ReadPlayer(PlayerActivityStore store, SanctionStore sanctions, InstantSource clock) {
    this.store = store;
    this.sanctions = sanctions;
    this.clock = clock;
  }

  /**
   * What is known of a player; empty when nothing was ever heard of one of this name.
   *
   * @throws dev.liveops.ports.PortUnavailable when it cannot be told now
   */
  public Optional<View> read(GameId game, PlayerId player) {
    long nowMillis = clock.millis();
    PlayerKey key = new PlayerKey(game, player);
    Optional<PlayerActivity> activity = Optional.ofNullable(store.load(List.of(key)).get(key));
    Sanctions measures = sanctions.of(key);
    if (activity.isEmpty() && measures.all().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new View(
            player,
            measures.statusAt(nowMillis),
            activity.map(PlayerActivity::events).orElse(0L),
            store.violations(game, Optional.of(player), VIOLATIONS_MAX),
            measures.all().stream().filter(each -> each.inForceAt(nowMillis)).toList()));
  }
}
