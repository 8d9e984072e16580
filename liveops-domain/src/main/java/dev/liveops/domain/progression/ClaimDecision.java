package dev.liveops.domain.progression;

import java.util.List;

/** What becomes of a player's claim of a reward. */
public sealed interface ClaimDecision {

  /**
   * The reward is the player's. A claim is the same claim as another when game, player, reward,
   * detail and period are the same; whoever keeps the claims grants each of them once.
   *
   * @param reward the id of the reward
   * @param detail the value of the reward's {@code perField}; empty where it has none, whatever the
   *     claim said
   * @param period the season or day it is granted for; empty where it is earned once for ever
   * @param item what is granted
   */
  record Granted(String reward, String detail, String period, String item)
      implements ClaimDecision {}

  /**
   * The player has not earned it.
   *
   * @param missing what is missing, at least one thing
   */
  record NotEarned(List<Missing> missing) implements ClaimDecision {
    /** Keeps its own copy. */
    public NotEarned {
      missing = List.copyOf(missing);
    }
  }

  /** The game has no reward of that id. */
  record UnknownReward(String reward) implements ClaimDecision {}

  /**
   * Something that is missing before a reward is earned.
   *
   * @param condition what is looked at: {@code level}, {@code season}, {@code achievement:} and its
   *     id, {@code events:} and their type, or {@code detail:} and the field whose value the claim
   *     has to name
   * @param expected what it would have to be
   * @param actual what it is
   */
  record Missing(String condition, String expected, String actual) {}
}
