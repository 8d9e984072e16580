package dev.liveops.usecases.audit;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.progression.ClaimDecision;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.domain.progression.Reward;
import dev.liveops.domain.receipt.Claim;
import dev.liveops.domain.receipt.Receipt;
import dev.liveops.ports.progression.RewardLedger;
import dev.liveops.usecases.audit.RefoldReport.Kind;
import dev.liveops.usecases.game.ActiveGame;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The grants of the trail: each once, each earned when it was made. For one thread. */
final class RefoldedClaims {

  private final Differences differences;
  private final Map<String, Fact.RewardClaimed> grants = new HashMap<>();

  RefoldedClaims(Differences differences) {
    this.differences = differences;
  }

  void add(Fact.RewardClaimed grant, Optional<RefoldedGames.InEffect> game, PlayerProgress now) {
    Receipt receipt = grant.receipt();
    if (grants.putIfAbsent(receipt.receiptId(), grant) != null) {
      differences.add(Kind.CLAIM, where(grant), "one grant", "another one in the trail");
    }
    Claim claim =
        new Claim(receipt.game(), receipt.player(), grant.reward(), grant.detail(), grant.period());
    differences.compare(
        Kind.CLAIM, where(grant), Optional.of(claim.receiptId()), Optional.of(receipt.receiptId()));
    // Who decided may not have heard of the newest version yet.
    boolean earned =
        game.filter(
                of ->
                    earned(grant, of.game(), now)
                        || of.before().filter(b -> earned(grant, b, now)).isPresent())
            .isPresent();
    if (!earned) {
      differences.add(Kind.CLAIM, where(grant), "earned by then", "not earned: " + now);
    }
  }

  private static boolean earned(Fact.RewardClaimed grant, ActiveGame game, PlayerProgress now) {
    Optional<Reward> reward = game.definition().reward(grant.reward());
    if (reward.isEmpty() || !reward.get().itemFor(grant.detail()).equals(grant.receipt().item())) {
      return false;
    }
    ClaimDecision decision =
        game.progress()
            .decide(now, grant.reward(), grant.detail(), grant.receipt().issuedAtMillis());
    if (decision instanceof ClaimDecision.Granted granted
        && granted.detail().equals(grant.detail())
        && granted.period().equals(grant.period())) {
      return true;
    }
    // Since it was decided, more may have come in and been earned anew, in a later season say.
    return now.earned().stream()
        .anyMatch(
            earned ->
                earned.reward().equals(grant.reward())
                    && earned.detail().equals(grant.detail())
                    && earned.period().equals(grant.period()));
  }

  /**
   * Compares with what is stored, and uses itself up by that.
   *
   * @return how many grants were compared
   */
  long compare(RewardLedger ledger) {
    long size = grants.size();
    long[] unexpected = new long[1];
    ledger.forEach(
        grant -> {
          Fact.RewardClaimed should = grants.remove(grant.receipt().receiptId());
          if (should == null) {
            unexpected[0]++;
          }
          differences.compare(
              Kind.CLAIM, where(grant), Optional.ofNullable(should), Optional.of(grant));
        });
    grants
        .values()
        .forEach(
            grant ->
                differences.compare(
                    Kind.CLAIM, where(grant), Optional.of(grant), Optional.empty()));
    return size + unexpected[0];
  }

  private static String where(Fact.RewardClaimed grant) {
    return "receipt "
        + grant.receipt().receiptId()
        + " of "
        + grant.receipt().player()
        + " for "
        + grant.receipt().item();
  }
}
