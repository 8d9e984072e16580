package dev.liveops.domain.admission;

import dev.liveops.domain.event.EventId;

/**
 * A keyed request that was done, as kept to know it again.
 *
 * @param id the event that it became
 * @param bodyHash 64 bits of the hash of its body
 * @param doneAtMillis when it was done, epoch milliseconds; from a table, the end of the step it
 *     was done in, so that a table with other steps remembers it long enough, too
 */
public record DoneRequest(EventId id, long bodyHash, long doneAtMillis) {}
