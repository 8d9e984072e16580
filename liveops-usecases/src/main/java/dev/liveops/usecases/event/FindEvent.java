package dev.liveops.usecases.event;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.ports.audit.AuditTrail;
import dev.liveops.ports.audit.AuditTrail.EventHistory;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.EventBus;
import dev.liveops.usecases.audit.RecordTrail;
import dev.liveops.usecases.fairness.ScreenEvents;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells what became of an event. While that may still change, it waits a moment for what happened
 * before the question to be judged and recorded: who asks right after an acceptance learns the
 * verdict. Safe for use by many threads.
 */
public final class FindEvent {

  private static final Duration WAIT_EACH_MAX = Duration.ofMillis(500);

  private final EventBus bus;
  private final AuditTrail trail;

  /** Reads {@code trail}, which records what is on {@code bus}. */
  public FindEvent(EventBus bus, AuditTrail trail) {
    this.bus = bus;
    this.trail = trail;
  }

  /**
   * What became of an event, as far as it is recorded; empty when there is no such event in the
   * game.
   *
   * @throws dev.liveops.ports.PortUnavailable when it cannot be told now
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  public Optional<EventFate> find(GameId game, EventId id) throws InterruptedException {
    Optional<EventFate> recorded = recorded(game, id);
    if (recorded.isPresent() && isFinal(recorded.get())) {
      return recorded;
    }
    bus.awaitProcessed(ScreenEvents.GROUP, bus.head(), WAIT_EACH_MAX);
    bus.awaitProcessed(RecordTrail.GROUP, bus.head(), WAIT_EACH_MAX);
    return recorded(game, id);
  }

  private Optional<EventFate> recorded(GameId game, EventId id) {
    EventHistory history = trail.find(id);
    return accepted(history, id)
        .filter(delivery -> event(delivery).game().equals(game))
        .map(delivery -> fate(delivery, history));
  }

  private static boolean isFinal(EventFate fate) {
    return switch (fate) {
      case EventFate.Accepted accepted -> false;
      case EventFate.Quarantined quarantined -> false;
      case EventFate.Cleared cleared -> true;
      case EventFate.Flagged flagged -> true;
      case EventFate.Rejected rejected -> true;
      case EventFate.Reviewed reviewed -> true;
      case EventFate.Abandoned abandoned -> true;
    };
  }

  /** The acceptance; the latest, where a key was used again after it had been forgotten. */
  private static Optional<Delivery> accepted(EventHistory history, EventId id) {
    return history.facts().stream()
        .filter(
            delivery ->
                delivery.fact() instanceof Fact.EventAccepted accepted
                    && accepted.event().id().equals(id))
        .reduce((earlier, later) -> later);
  }

  private static GameEvent event(Delivery accepted) {
    return ((Fact.EventAccepted) accepted.fact()).event();
  }

  private static EventFate fate(Delivery accepted, EventHistory history) {
    GameEvent event = event(accepted);
    long position = accepted.position();
    if (isAbandoned(position, history)) {
      return new EventFate.Abandoned(event);
    }
    Optional<Judgement> remark = remark(position, history);
    if (remark.isEmpty()) {
      return position <= history.judgedThrough()
          ? new EventFate.Cleared(event, List.of())
          : new EventFate.Accepted(event);
    }
    List<Violation> violations = remark.get().violations();
    return switch (remark.get().verdict()) {
      case CLEARED -> new EventFate.Cleared(event, violations);
      case FLAGGED -> new EventFate.Flagged(event, violations);
      case REJECTED -> new EventFate.Rejected(event, violations);
      case QUARANTINED -> held(event, violations, review(accepted, history));
    };
  }

  private static EventFate held(
      GameEvent event, List<Violation> violations, Optional<EventFate.Review> review) {
    return review.isPresent()
        ? new EventFate.Reviewed(event, violations, review.get())
        : new EventFate.Quarantined(event, violations);
  }

  private static Optional<Judgement> remark(long position, EventHistory history) {
    return history.facts().stream()
        .flatMap(
            delivery ->
                delivery.fact() instanceof Fact.EventsJudged judged
                    ? judged.remarkable().stream()
                    : Stream.empty())
        .filter(remarkable -> remarkable.position() == position)
        .map(Fact.Remarkable::judgement)
        .findFirst();
  }

  /** The first decision on the event; screening passes later ones over. */
  private static Optional<EventFate.Review> review(Delivery accepted, EventHistory history) {
    for (Delivery delivery : history.facts()) {
      if (delivery.position() > accepted.position()
          && delivery.fact() instanceof Fact.EventReviewed reviewed
          && reviewed.game().equals(event(accepted).game())) {
        return Optional.of(
            new EventFate.Review(
                reviewed.released(), reviewed.author(), reviewed.reason(), reviewed.atMillis()));
      }
    }
    return Optional.empty();
  }

  private static boolean isAbandoned(long position, EventHistory history) {
    return history.facts().stream()
        .anyMatch(
            delivery ->
                delivery.fact() instanceof Fact.DeliveryAbandoned abandoned
                    && abandoned.group().equals(ScreenEvents.GROUP)
                    && abandoned.position() == position);
  }
}
