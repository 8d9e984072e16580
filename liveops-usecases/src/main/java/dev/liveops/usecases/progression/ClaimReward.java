package dev.liveops.usecases.progression;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.PlayerStatus;
import dev.liveops.domain.progression.ClaimDecision;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.domain.receipt.Claim;
import dev.liveops.domain.receipt.ReceiptIssuer;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.fairness.SanctionStore;
import dev.liveops.ports.progression.ProgressStore;
import dev.liveops.ports.progression.RewardLedger;
import dev.liveops.usecases.audit.RecordDenials;
import dev.liveops.usecases.fairness.ScreenEvents;
import dev.liveops.usecases.game.ActiveGame;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.progression.ClaimRequest.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Grants rewards that were earned, each exactly once. Safe for use by many threads.
 *
 * <p>A player who kills a boss and claims the trophy with the next request is not told that it was
 * not earned: before that answer, a claim waits a moment for the events accepted so far to count.
 *
 * <p>What was granted stays granted. The same claim again gets the same receipt, also when by now
 * the reward could no longer be earned.
 */
public final class ClaimReward {

  private static final String SERVICE = "progression";
  private static final long CATCH_UP_MILLIS_MAX = 500;

  private final GameCatalog catalog;
  private final SanctionStore sanctions;
  private final ProgressStore progress;
  private final RewardLedger ledger;
  private final EventBus bus;
  private final RecordDenials denials;
  private final ReceiptIssuer issuer;
  private final InstantSource clock;

  /** Decides by {@code progress}, and grants in {@code ledger} with receipts by {@code issuer}. */
  public ClaimReward(
      GameCatalog catalog,
      SanctionStore sanctions,
      ProgressStore progress,
      RewardLedger ledger,
      EventBus bus,
      RecordDenials denials,
      ReceiptIssuer issuer,
      InstantSource clock) {
    this.catalog = catalog;
    this.sanctions = sanctions;
    this.progress = progress;
    this.ledger = ledger;
    this.bus = bus;
    this.denials = denials;
    this.issuer = issuer;
    this.clock = clock;
  }

  /**
   * Decides on a claim. A reward that is named by what it grants, where several grant the same, is
   * the first of them that was earned.
   *
   * @param game the game that the sender belongs to
   * @param body the claim, as JSON in either form: {@code {"playerId","item"}} or {@code
   *     {"player_id","reward_type","reward_data"}}
   */
  public ClaimOutcome claim(GameId game, byte[] body) {
    return switch (ClaimRequest.read(body)) {
      case ClaimRequest.Reading.Faulty faulty -> new ClaimOutcome.Invalid(faulty.faults());
      case ClaimRequest.Reading.Sound(ClaimRequest request) ->
          noted(request.player(), claim(game, request));
    };
  }

  /** Has the trail tell of what the player may not have. */
  private ClaimOutcome noted(PlayerId player, ClaimOutcome outcome) {
    switch (outcome) {
      case ClaimOutcome.NotEarned notEarned ->
          denials.denied(SERVICE, "not-earned", player.value());
      case ClaimOutcome.Sanctioned sanctioned -> denials.denied(SERVICE, "blocked", player.value());
      case ClaimOutcome.Granted granted -> {}
      case ClaimOutcome.UnknownReward unknown -> {}
      case ClaimOutcome.Invalid invalid -> {}
      case ClaimOutcome.Unavailable unavailable -> {}
    }
    return outcome;
  }

  private ClaimOutcome claim(GameId id, ClaimRequest request) {
    Optional<ActiveGame> game = catalog.find(id);
    List<Target> targets =
        game.map(active -> request.wanted().among(active.definition().rewards())).orElse(List.of());
    PlayerKey player = new PlayerKey(id, request.player());
    try {
      PlayerStatus status = sanctions.of(player).statusAt(clock.millis());
      if (status.kind() == PlayerStatus.Kind.BLOCKED || status.kind() == PlayerStatus.Kind.BANNED) {
        return new ClaimOutcome.Sanctioned(status);
      }
      return targets.isEmpty()
          ? new ClaimOutcome.UnknownReward(request.wanted().name())
          : claim(new Attempt(game.orElseThrow(), player, targets));
    } catch (PortUnavailable e) {
      return new ClaimOutcome.Unavailable(e.retryAfterMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ClaimOutcome.Unavailable(CATCH_UP_MILLIS_MAX);
    }
  }

  private record Attempt(ActiveGame game, PlayerKey player, List<Target> targets) {}

  private ClaimOutcome claim(Attempt attempt) throws InterruptedException {
    ClaimOutcome outcome = decide(attempt);
    if (outcome instanceof ClaimOutcome.Granted) {
      return outcome;
    }
    Optional<ClaimOutcome> earlier = earlierGrant(attempt);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    awaitAcceptedEvents();
    return decide(attempt);
  }

  private ClaimOutcome decide(Attempt attempt) {
    PlayerKey player = attempt.player();
    PlayerProgress now = progress.load(List.of(player)).getOrDefault(player, PlayerProgress.none());
    long nowMillis = clock.millis(); // one instant for decision and receipt, also around midnight
    List<ClaimOutcome> refusals = new ArrayList<>();
    for (Target target : attempt.targets()) {
      String reward = target.reward().id();
      switch (attempt.game().progress().decide(now, reward, target.detail(), nowMillis)) {
        case ClaimDecision.Granted granted -> {
          return grant(player, granted, nowMillis);
        }
        case ClaimDecision.NotEarned notEarned ->
            refusals.add(new ClaimOutcome.NotEarned(reward, notEarned.missing()));
        case ClaimDecision.UnknownReward unknown ->
            refusals.add(new ClaimOutcome.UnknownReward(unknown.reward()));
      }
    }
    return refusals.getFirst();
  }

  private ClaimOutcome grant(PlayerKey player, ClaimDecision.Granted granted, long nowMillis) {
    Claim claim = ReadRewards.claim(player, granted);
    Optional<Fact.RewardClaimed> known = ledger.find(claim.receiptId());
    if (known.isPresent()) {
      return new ClaimOutcome.Granted(known.get(), true);
    }
    Fact.RewardClaimed ours =
        new Fact.RewardClaimed(
            granted.reward(),
            granted.detail(),
            granted.period(),
            issuer.issue(claim, granted.item(), nowMillis));
    Fact.RewardClaimed kept = ledger.grant(ours); // that of another thread, where it was faster
    return new ClaimOutcome.Granted(kept, !kept.equals(ours));
  }

  /** Progress can be lost, be it by an event that takes points or by a new definition. */
  private Optional<ClaimOutcome> earlierGrant(Attempt attempt) {
    return ledger.of(attempt.player()).stream()
        .filter(grant -> attempt.targets().stream().anyMatch(target -> isFor(target, grant)))
        .reduce((older, newer) -> newer)
        .map(grant -> new ClaimOutcome.Granted(grant, true));
  }

  private static boolean isFor(Target target, Fact.RewardClaimed grant) {
    String detail = target.reward().perField().isPresent() ? target.detail() : "";
    return grant.reward().equals(target.reward().id()) && grant.detail().equals(detail);
  }

  /** Waits for what is accepted by now to be judged, then for what is judged to have counted. */
  private void awaitAcceptedEvents() throws InterruptedException {
    long untilMillis = clock.millis() + CATCH_UP_MILLIS_MAX;
    if (bus.awaitProcessed(ScreenEvents.GROUP, bus.head(), rest(untilMillis))) {
      bus.awaitProcessed(AdvancePlayers.GROUP, bus.head(), rest(untilMillis));
    }
  }

  private Duration rest(long untilMillis) {
    return Duration.ofMillis(Math.clamp(untilMillis - clock.millis(), 0, CATCH_UP_MILLIS_MAX));
  }
}
