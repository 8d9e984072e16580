package dev.liveops.usecases.fairness;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameId;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.fairness.HeldEvent;
import dev.liveops.ports.fairness.ReviewQueue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets people decide on events that are held back. Of several decisions on one event the first
 * counts. Safe for use by many threads; blocks for seconds at the most.
 */
public final class ReviewEvents {

  /** How many events a page may hold. */
  public static final int PAGE_EVENTS_MAX = 200;

  private final ReviewQueue queue;
  private final Decisions decisions;
  private final InstantSource clock;

  /** What became of a decision. */
  public sealed interface Outcome {

    /**
     * It is durable.
     *
     * @param inForce whether it has taken effect; if not, it soon will
     */
    record Decided(EventId event, boolean released, boolean inForce) implements Outcome {}

    /** The event is not held: it is unknown, never was held, or was decided on. */
    record NotHeld() implements Outcome {}

    /** It is not well stated: everything that is wrong. */
    record Invalid(List<FieldFault> faults) implements Outcome {
      /** Keeps its own copy. */
      public Invalid {
        faults = List.copyOf(faults);
      }
    }

    /** It is not known to be durable; deciding again is safe. */
    record Unavailable(long retryAfterMillis) implements Outcome {}
  }

  /** Reads {@code queue} and publishes on {@code bus}. */
  public ReviewEvents(ReviewQueue queue, EventBus bus, InstantSource clock) {
    this.queue = queue;
    this.decisions = new Decisions(bus);
    this.clock = clock;
  }

  /**
   * A page of the events that wait, oldest first.
   *
   * @param afterPosition the position of the last event of the page before; 0 for the first page
   * @param eventsMax how many at the most; no more than {@link #PAGE_EVENTS_MAX} count
   * @throws PortUnavailable when they cannot be had now
   */
  public List<HeldEvent> pending(GameId game, long afterPosition, int eventsMax) {
    return queue.pending(game, afterPosition, Math.clamp(eventsMax, 1, PAGE_EVENTS_MAX));
  }

  /** Lets an event count, from now on and in the windows it was received in. */
  public Outcome release(GameId game, EventId event, String author, String reason) {
    return decide(game, event, true, author, reason);
  }

  /** Rejects an event for good. */
  public Outcome reject(GameId game, EventId event, String author, String reason) {
    return decide(game, event, false, author, reason);
  }

  private Outcome decide(
      GameId game, EventId event, boolean released, String author, String reason) {
    List<FieldFault> faults = new ArrayList<>();
    Statements.check(author, reason, faults);
    if (!faults.isEmpty()) {
      return new Outcome.Invalid(faults);
    }
    try {
      if (queue.find(game, event).isEmpty()) {
        return new Outcome.NotHeld();
      }
      boolean inForce =
          decisions.enact(
              new Fact.EventReviewed(game, event, released, author, reason, clock.millis()));
      return new Outcome.Decided(event, released, inForce);
    } catch (PortUnavailable e) {
      return new Outcome.Unavailable(e.retryAfterMillis());
    }
  }
}
