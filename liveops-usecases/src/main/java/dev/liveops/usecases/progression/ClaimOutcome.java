package dev.liveops.usecases.progression;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.fairness.PlayerStatus;
import dev.liveops.domain.progression.ClaimDecision;
import java.util.List;

/** What becomes of a claim. */
public sealed interface ClaimOutcome {

  /**
   * The reward is the player's.
   *
   * @param grant with the receipt: the same, to the byte, for the same claim
   * @param repeated whether it was granted before
   */
  record Granted(Fact.RewardClaimed grant, boolean repeated) implements ClaimOutcome {}

  /**
   * The player has not earned it.
   *
   * @param reward the id of the reward
   * @param missing what is missing, at least one thing
   */
  record NotEarned(String reward, List<ClaimDecision.Missing> missing) implements ClaimOutcome {
    /** Keeps its own copy. */
    public NotEarned {
      missing = List.copyOf(missing);
    }
  }

  /** The game has no such reward. */
  record UnknownReward(String wanted) implements ClaimOutcome {}

  /**
   * The player may not claim anything now.
   *
   * @param status blocked or banned, and until when
   */
  record Sanctioned(PlayerStatus status) implements ClaimOutcome {}

  /** It is no claim; everything that is wrong with it. */
  record Invalid(List<FieldFault> faults) implements ClaimOutcome {
    /** Keeps its own copy. */
    public Invalid {
      faults = List.copyOf(faults);
    }
  }

  /**
   * It cannot be decided, or not be kept, now. Perhaps it was granted: the same claim again tells.
   *
   * @param retryAfterMillis after how long it makes sense to try again
   */
  record Unavailable(long retryAfterMillis) implements ClaimOutcome {}
}
