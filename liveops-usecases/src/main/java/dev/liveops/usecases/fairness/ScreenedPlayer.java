package dev.liveops.usecases.fairness;

import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.Sanctions;
import java.util.Comparator;

/**
 * A player during one pass: as the store has it, and then as the pass leaves it. For one thread.
 */
final class ScreenedPlayer {

  private PlayerActivity activity;
  private Sanctions sanctions;
  private boolean moved;

  ScreenedPlayer(PlayerActivity activity, Sanctions sanctions) {
    this.activity = activity;
    this.sanctions = inOrder(sanctions);
  }

  /** Sanctions in an order of their own: stores and passes must not differ in which comes first. */
  private static Sanctions inOrder(Sanctions sanctions) {
    return sanctions.all().size() < 2
        ? sanctions
        : new Sanctions(
            sanctions.all().stream().sorted(Comparator.comparing(Sanction::id)).toList());
  }

  PlayerActivity activity() {
    return activity;
  }

  Sanctions sanctions() {
    return sanctions;
  }

  /** Whether the activity is another one than the store has. */
  boolean moved() {
    return moved;
  }

  void moveTo(PlayerActivity next) {
    activity = next;
    moved = true;
  }

  void impose(Sanction sanction) {
    sanctions = inOrder(sanctions.with(sanction));
  }

  void lift(String sanctionId) {
    sanctions = sanctions.without(sanctionId);
  }
}
