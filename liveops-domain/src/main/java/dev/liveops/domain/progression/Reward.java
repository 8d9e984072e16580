package dev.liveops.domain.progression;

import java.util.Optional;

/**
 * Something a player can earn, then claim exactly once per scope.
 *
 * @param id what a claim calls it: an item, or a reward type
 * @param condition what earns it
 * @param scope how often it can be earned and claimed
 * @param perField the payload field of the earning event that tells one reward of this kind from
 *     another, such as {@code boss_id}; a claim names its value
 * @param item the item granted; <code>{boss_id}</code> in it stands for the value of {@code
 *     perField}
 */
public record Reward(
    String id, Condition condition, Scope scope, Optional<String> perField, String item) {

  /** Checks that there is an earning event to read {@code perField} from. */
  public Reward {
    if (perField.isPresent() && !(condition instanceof Condition.EventsMatched)) {
      throw new IllegalArgumentException(
          id + ": expected per_field only with a condition on events");
    }
  }

  /** The item granted for the reward with this detail. */
  public String itemFor(String detail) {
    return perField.map(field -> item.replace("{" + field + "}", detail)).orElse(item);
  }

  /** How often a reward can be earned and claimed. */
  public enum Scope {
    /** Once. */
    EVER,
    /** Once in every season. */
    SEASON,
    /** Once on every day of the game's zone. */
    DAY
  }
}
