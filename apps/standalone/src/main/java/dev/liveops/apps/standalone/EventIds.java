package dev.liveops.apps.standalone;

import dev.liveops.domain.admission.KeyHash;
import dev.liveops.domain.event.EventId;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Ids for events without a key: a counter, hashed twice under keys drawn at the start. Nobody can
 * guess another's id, and no thread waits for another, as they would for a generator of randomness.
 */
final class EventIds implements Supplier<EventId> {

  private final AtomicLong counter = new AtomicLong();
  private final KeyHash high;
  private final KeyHash low;

  EventIds() {
    SecureRandom random = new SecureRandom();
    this.high = new KeyHash(random.nextLong(), random.nextLong());
    this.low = new KeyHash(random.nextLong(), random.nextLong());
  }

  @Override
  public EventId get() {
    long next = counter.getAndIncrement();
    return new EventId(high.of(next), low.of(next));
  }
}
