package dev.liveops.usecases.progression;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.progression.ClaimDecision;
import java.util.List;

/**
 * What a player can claim, and what was claimed.
 *
 * @param claimable what a claim would be granted for the first time, in the order of the definition
 * @param claimed what was granted, with its receipts, oldest first
 */
public record RewardsView(
    PlayerId player, List<ClaimDecision.Granted> claimable, List<Fact.RewardClaimed> claimed) {
  /** Keeps its own copies. */
  public RewardsView {
    claimable = List.copyOf(claimable);
    claimed = List.copyOf(claimed);
  }
}
