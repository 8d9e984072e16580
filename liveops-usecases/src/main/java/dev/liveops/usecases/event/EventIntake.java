package dev.liveops.usecases.event;

import dev.liveops.domain.admission.Admission;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.admission.IdempotencyStore;
import dev.liveops.ports.event.EventBus;
import dev.liveops.usecases.signing.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Makes events durable, each key's once.
 *
 * <p>A key that was begun is settled exactly once, whatever happens: by whoever waited for the bus,
 * or, if that took too long, by the bus itself when it is done.
 */
final class EventIntake {

  private static final Acceptance LATER = new Acceptance.Unavailable(1_000);
  private static final Acceptance REPLAYED =
      new Acceptance.NotAuthenticated(Refusal.REPLAYED_SIGNATURE, "");

  private final IdempotencyStore keys;
  private final EventBus bus;
  private final Patience patience;
  private final InstantSource clock;
  private final Duration answerWithin;

  EventIntake(AcceptEvents.Ports ports, InstantSource clock, Duration answerWithin) {
    this.keys = ports.keys();
    this.bus = ports.bus();
    this.patience = ports.patience();
    this.clock = clock;
    this.answerWithin = answerWithin;
  }

  /**
   * Takes events in, together.
   *
   * @param startMillis when the request came
   * @param guard knows the request again
   * @return the answer to each, in order
   */
  List<Acceptance> takeIn(List<Fact.EventAccepted> events, long startMillis, ReplayGuard guard) {
    boolean replay = guard.isReplay();
    List<Acceptance> answers = new ArrayList<>(events.size());
    List<Fact.EventAccepted> fresh = new ArrayList<>(events.size());
    try {
      for (Fact.EventAccepted event : events) {
        answers.add(begin(event, fresh, startMillis));
      }
    } catch (RuntimeException | Error e) {
      abandon(fresh);
      throw e;
    }
    if (fresh.isEmpty()) {
      return answers;
    }
    if (replay) {
      abandon(fresh);
      return instead(answers, REPLAYED);
    }
    return isDurable(publish(fresh), fresh, startMillis, guard) ? answers : instead(answers, LATER);
  }

  /** The answer to an event, if the publication that it may become part of succeeds. */
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
      case Admission.Full full -> LATER;
    };
  }

  private static List<Acceptance> instead(List<Acceptance> answers, Acceptance ofAccepted) {
    answers.replaceAll(answer -> answer instanceof Acceptance.Accepted ? ofAccepted : answer);
    return answers;
  }

  private CompletableFuture<Long> publish(List<Fact.EventAccepted> fresh) {
    try {
      return bus.publish(fresh);
    } catch (RuntimeException | Error e) {
      abandon(fresh);
      throw e;
    }
  }

  /** Waits until it is decided or too late; in either case somebody settles the keys. */
  private boolean isDurable(
      CompletableFuture<Long> published,
      List<Fact.EventAccepted> fresh,
      long startMillis,
      ReplayGuard guard) {
    try {
      if (!patience.await(published, restMillis(startMillis))) {
        settleWhenDone(published, fresh, guard);
        return false;
      }
    } catch (InterruptedException e) {
      settleWhenDone(published, fresh, guard);
      Thread.currentThread().interrupt();
      return false;
    }
    if (!published.isCompletedExceptionally()) {
      complete(fresh, guard);
      return true;
    }
    abandon(fresh);
    if (published.exceptionNow() instanceof PortUnavailable) {
      return false;
    }
    throw new IllegalStateException("events were not published", published.exceptionNow());
  }

  private long restMillis(long startMillis) {
    long usedMillis = Math.max(0, clock.millis() - startMillis);
    return Math.max(0, answerWithin.toMillis() - usedMillis);
  }

  private void settleWhenDone(
      CompletableFuture<Long> published, List<Fact.EventAccepted> fresh, ReplayGuard guard) {
    CompletableFuture<Long> unused =
        published.whenComplete(
            (position, failure) -> {
              if (failure == null) {
                complete(fresh, guard);
              } else {
                abandon(fresh);
              }
            });
  }

  private void complete(List<Fact.EventAccepted> fresh, ReplayGuard guard) {
    long nowMillis = clock.millis();
    guard.done(nowMillis);
    forEachKey(fresh, id -> keys.complete(id, nowMillis));
  }

  private void abandon(List<Fact.EventAccepted> fresh) {
    forEachKey(fresh, keys::abandon);
  }

  /**
   * A store that cannot be reached does not change the answer: what is durable is, and the key
   * stays in flight until the store forgets it. And the other keys have their turn all the same.
   */
  private static void forEachKey(List<Fact.EventAccepted> fresh, Consumer<EventId> settle) {
    RuntimeException fault = null;
    for (Fact.EventAccepted event : fresh) {
      try {
        if (event.keyed()) {
          settle.accept(event.event().id());
        }
      } catch (PortUnavailable unreachable) {
        continue;
      } catch (RuntimeException e) {
        fault = e;
      }
    }
    if (fault != null) {
      throw fault;
    }
  }
}
