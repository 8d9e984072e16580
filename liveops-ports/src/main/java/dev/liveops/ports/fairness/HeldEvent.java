package dev.liveops.ports.fairness;

import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.fairness.Violation;
import java.util.List;

/**
 * An event in quarantine.
 *
 * @param position where it was accepted
 * @param event the event
 * @param violations why it is held
 * @param heldAtMillis since when, epoch milliseconds
 */
public record HeldEvent(
    long position, GameEvent event, List<Violation> violations, long heldAtMillis) {
  /** Keeps its own copy. */
  public HeldEvent {
    violations = List.copyOf(violations);
  }
}
