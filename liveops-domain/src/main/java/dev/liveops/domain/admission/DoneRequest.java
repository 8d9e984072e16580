package dev.liveops.domain.admission;

import dev.liveops.domain.event.EventId;

/**
 * A keyed request that was done, as kept to know it again.
 *
 * @param id the event that it became
 * @param bodyHash 64 bits of the hash of its body
 * @param doneAtMillis when it was done, epoch milliseconds; to the step of the table it comes from
 */
public record DoneRequest(EventId id, long bodyHash, long doneAtMillis) {}
