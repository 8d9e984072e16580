package dev.liveops.ports.audit;

import dev.liveops.domain.event.EventId;
import dev.liveops.ports.event.Delivery;
import java.util.List;
import java.util.function.Consumer;

/**
 * The record of everything that happened, in order, chained by hashes so that nobody can change the
 * past unseen. Appending is for one thread; reading is safe for all.
 */
public interface AuditTrail {

  /**
   * The position of the last fact in the trail; 0 when it is empty. After a failure it may be less
   * than it was, but never less than at the last {@link #flush} that succeeded.
   */
  long position();

  /**
   * Appends facts in the order of their positions; those at or before {@link #position} are passed
   * over. Durable at the latest when {@link #flush} returns.
   *
   * @throws dev.liveops.ports.PortUnavailable when the trail cannot be written; what was not
   *     durable may be gone, so that appending goes on behind {@link #position}
   */
  void append(List<Delivery> facts);

  /**
   * Makes everything appended durable.
   *
   * @throws dev.liveops.ports.PortUnavailable when the trail cannot be written, as for {@link
   *     #append}
   */
  void flush();

  /**
   * Every fact about an event: its acceptance first, then its judgement if it was remarkable, its
   * review, and that a consumer gave up on its acceptance or its review. A judgement that found
   * nothing to say does not name its events; {@link EventHistory#judgedThrough} tells that it was
   * made.
   */
  EventHistory find(EventId event);

  /**
   * Reads the whole trail from its beginning, in order. Ends with an exception that names the place
   * where the trail is not what was written.
   */
  void replay(Consumer<Delivery> consumer);

  /**
   * What the trail knows of an event.
   *
   * @param facts the facts that name it, in order; empty when it is unknown
   * @param judgedThrough the position through which events are judged
   */
  record EventHistory(List<Delivery> facts, long judgedThrough) {
    /** Keeps its own copy. */
    public EventHistory {
      facts = List.copyOf(facts);
    }
  }
}
