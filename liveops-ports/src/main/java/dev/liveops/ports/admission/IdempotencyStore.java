package dev.liveops.ports.admission;

import dev.liveops.domain.admission.Admission;
import dev.liveops.domain.event.EventId;

/**
 * Remembers which idempotency keys were used, by the event id derived from them. Safe for all
 * threads; every operation is atomic.
 *
 * <p>A key is forgotten after the adapter's time to live, counted from {@link #begin}; never
 * before, also not by a restart once the event is durable on the bus. That holds for a key that
 * nobody lived to {@link #complete}, too: its event counts, so the same request again is not to be
 * a second one.
 */
public interface IdempotencyStore {

  /**
   * Claims an id for a request.
   *
   * @param id derived from game and key
   * @param bodyHash the first 64 bits of SHA-256 of the body
   * @return {@code Fresh} for exactly one of any number of simultaneous callers: it must then call
   *     {@link #complete} or {@link #abandon}
   */
  Admission begin(EventId id, long bodyHash, long nowMillis);

  /** The event is durable: from now on the same key is a duplicate. */
  void complete(EventId id, long nowMillis);

  /** The event was not accepted: the key is free again. */
  void abandon(EventId id);
}
