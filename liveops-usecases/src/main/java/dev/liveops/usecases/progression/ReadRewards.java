package dev.liveops.usecases.progression;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.progression.ClaimDecision;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.domain.receipt.Claim;
import dev.liveops.ports.progression.ProgressStore;
import dev.liveops.ports.progression.RewardLedger;
import dev.liveops.usecases.Answer;
import dev.liveops.usecases.game.ActiveGame;
import dev.liveops.usecases.game.GameCatalog;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows what a player can claim, and what was claimed. Safe for use by many threads. */
public final class ReadRewards {

  private final GameCatalog catalog;
  private final ProgressStore store;
  private final RewardLedger ledger;
  private final InstantSource clock;

  /** Reads what is earned from {@code store} and what is granted from {@code ledger}. */
  public ReadRewards(
      GameCatalog catalog, ProgressStore store, RewardLedger ledger, InstantSource clock) {
    this.catalog = catalog;
    this.store = store;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * The rewards of a player.
   *
   * @return not found when there is no such game, or no event of the player counted yet
   * @throws dev.liveops.ports.PortUnavailable when they cannot be read now
   */
  public Answer<RewardsView> read(GameId game, String playerId) {
    Optional<ActiveGame> active = catalog.find(game);
    if (active.isEmpty()) {
      return new Answer.NotFound<>("game");
    }
    if (!PlayerId.wellFormed(playerId)) {
      return new Answer.Invalid<>(List.of(new FieldFault("player_id", PlayerId.EXPECTED)));
    }
    PlayerKey player = new PlayerKey(game, new PlayerId(playerId));
    PlayerProgress progress = store.load(List.of(player)).get(player);
    return progress == null
        ? new Answer.NotFound<>("player")
        : new Answer.Found<>(view(active.get(), player, progress));
  }

  private RewardsView view(ActiveGame game, PlayerKey player, PlayerProgress progress) {
    List<Fact.RewardClaimed> claimed = ledger.of(player);
    Set<String> receipts =
        claimed.stream().map(grant -> grant.receipt().receiptId()).collect(Collectors.toSet());
    List<ClaimDecision.Granted> claimable =
        game.progress().claimable(progress, clock.millis()).stream()
            .filter(granted -> !receipts.contains(claim(player, granted).receiptId()))
            .toList();
    return new RewardsView(player.player(), claimable, claimed);
  }

  static Claim claim(PlayerKey player, ClaimDecision.Granted granted) {
    return new Claim(
        player.game(), player.player(), granted.reward(), granted.detail(), granted.period());
  }
}
