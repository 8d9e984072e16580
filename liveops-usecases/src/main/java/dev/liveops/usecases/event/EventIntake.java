package dev.liveops.usecases.event;

import dev.liveops.domain.admission.Admission;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.admission.IdempotencyStore;
import dev.liveops.ports.event.EventBus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes events durable, each key's once.
 *
 * <p>A key that was begun is settled exactly once, whatever happens: by whoever waited for the bus,
 * or, if it took too long, by the bus itself when it is done.
 */
final class EventIntake {

  private static final long RETRY_AFTER_MILLIS = 1_000;

  private final IdempotencyStore keys;
  private final EventBus bus;
  private final InstantSource clock;
  private final Duration answerWithin;

  EventIntake(IdempotencyStore keys, EventBus bus, InstantSource clock, Duration answerWithin) {
    this.keys = keys;
    this.bus = bus;
    this.clock = clock;
    this.answerWithin = answerWithin;
  }

  /**
   * Takes events in, together.
   *
   * @param startMillis when the request came
   * @return the answer to each, in order
   */
  List<Acceptance> takeIn(List<Fact.EventAccepted> events, long startMillis) {
    List<Acceptance> answers = new ArrayList<>(events.size());
    List<Fact.EventAccepted> fresh = new ArrayList<>(events.size());
    try {
      for (Fact.EventAccepted event : events) {
        answers.add(begin(event, fresh, startMillis));
      }
    } catch (RuntimeException | Error e) {
      settle(fresh, false);
      throw e;
    }
    if (!fresh.isEmpty() && !publish(fresh, startMillis)) {
      answers.replaceAll(
          answer ->
              answer instanceof Acceptance.Accepted
                  ? new Acceptance.Unavailable(RETRY_AFTER_MILLIS)
                  : answer);
    }
    return answers;
  }

  /** The answer to an event, if the publication it may become part of succeeds. */
  private Acceptance begin(
      Fact.EventAccepted event, List<Fact.EventAccepted> fresh, long nowMillis) {
    EventId id = event.event().id();
    Admission admission =
        event.keyed() ? keys.begin(id, event.bodyHash(), nowMillis) : new Admission.Fresh();
    return switch (admission) {
      case Admission.Fresh first -> {
        fresh.add(event);
        yield new Acceptance.Accepted(id);
      }
      case Admission.Duplicate(EventId original) -> new Acceptance.Duplicate(original);
      case Admission.InFlight inFlight -> new Acceptance.InFlight();
      case Admission.OtherBody otherBody -> new Acceptance.OtherBody();
      case Admission.Full full -> new Acceptance.Unavailable(RETRY_AFTER_MILLIS);
    };
  }

  /** Publishes events whose keys were begun; true when they are durable in time. */
  private boolean publish(List<Fact.EventAccepted> fresh, long startMillis) {
    CompletableFuture<Long> published;
    try {
      published = bus.publish(fresh);
    } catch (RuntimeException | Error e) {
      settle(fresh, false);
      throw e;
    }
    try {
      published.get(restMillis(startMillis), TimeUnit.MILLISECONDS);
      settle(fresh, true);
      return true;
    } catch (ExecutionException e) {
      settle(fresh, false);
      if (e.getCause() instanceof PortUnavailable) {
        return false;
      }
      throw new IllegalStateException("events were not published", e.getCause());
    } catch (TimeoutException e) {
      settleWhenDone(published, fresh);
      return false;
    } catch (InterruptedException e) {
      settleWhenDone(published, fresh);
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private long restMillis(long startMillis) {
    long used = Math.max(0, clock.millis() - startMillis);
    return Math.max(0, answerWithin.toMillis() - used);
  }

  private void settleWhenDone(CompletableFuture<Long> published, List<Fact.EventAccepted> fresh) {
    CompletableFuture<Long> unused =
        published.whenComplete((position, failure) -> settle(fresh, failure == null));
  }

  /**
   * Completes or abandons every key. A store that cannot be reached does not change the answer:
   * what is durable is, and the key stays in flight until the store forgets it.
   */
  private void settle(List<Fact.EventAccepted> fresh, boolean durable) {
    RuntimeException fault = null;
    for (Fact.EventAccepted event : fresh) {
      try {
        settle(event, durable);
      } catch (PortUnavailable unreachable) {
        // The others have to be tried all the same.
      } catch (RuntimeException e) {
        fault = e;
      }
    }
    if (fault != null) {
      throw fault;
    }
  }

  private void settle(Fact.EventAccepted event, boolean durable) {
    if (!event.keyed()) {
      return;
    }
    if (durable) {
      keys.complete(event.event().id(), clock.millis());
    } else {
      keys.abandon(event.event().id());
    }
  }
}
