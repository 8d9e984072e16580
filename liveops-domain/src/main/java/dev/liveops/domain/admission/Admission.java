package dev.liveops.domain.admission;

import dev.liveops.domain.event.EventId;

/** What an idempotency key says of a request that carries it. */
public sealed interface Admission {

  /** It is the first of its key: do it, then tell how it went. */
  record Fresh() implements Admission {}

  /** The first of its key is still being done. */
  record InFlight() implements Admission {}

  /**
   * It has been done.
   *
   * @param original the event it became
   */
  record Duplicate(EventId original) implements Admission {}

  /** The key was used for something else. */
  record OtherBody() implements Admission {}

  /** It is the first of its key, but as many keys are remembered as may be: try later. */
  record Full() implements Admission {}
}
