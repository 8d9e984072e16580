package dev.liveops.usecases.event;

import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.usecases.signing.Refusal;
import java.util.List;
import java.util.OptionalLong;

/** What is answered to an event. */
public sealed interface Acceptance {

  /** It is durable, and counts from here on as received. */
  record Accepted(EventId event) implements Acceptance {}

  /** It was accepted before: this is the original's id. */
  record Duplicate(EventId event) implements Acceptance {}

  /** It is larger than the limit. */
  record TooLarge(int bytesMax) implements Acceptance {}

  /**
   * Nobody knows whom it is from.
   *
   * @param detail what is wrong with the signature's form, in words; empty where that is not the
   *     matter
   */
  record NotAuthenticated(Refusal refusal, String detail) implements Acceptance {}

  /** It is not well formed: everything that is wrong with it. */
  record Invalid(List<FieldFault> faults) implements Acceptance {
    /** Keeps its own copy. */
    public Invalid {
      faults = List.copyOf(faults);
    }
  }

  /**
   * The player's events are refused.
   *
   * @param untilMillis when that ends, epoch milliseconds; empty when no end is set
   */
  record Blocked(OptionalLong untilMillis) implements Acceptance {}

  /**
   * There were too many.
   *
   * @param scope of whom: {@code player} or {@code key}
   * @param limitPerSecond how many there may be
   * @param retryAfterMillis after how long there may be one more
   */
  record RateLimited(String scope, int limitPerSecond, long retryAfterMillis)
      implements Acceptance {}

  /** A request with this key is being worked on, or it is not known yet whether it was accepted. */
  record InFlight() implements Acceptance {}

  /** The key was used for another event. */
  record OtherBody() implements Acceptance {}

  /**
   * It cannot be accepted now. With an idempotency key it is safe to try again; without one, it may
   * turn out to have been accepted after all.
   */
  record Unavailable(long retryAfterMillis) implements Acceptance {}
}
