package dev.liveops.adapters.local.inmem;

import dev.liveops.adapters.local.log.NamedEvents;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.ports.audit.AuditTrail;
import dev.liveops.ports.event.Delivery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The newest facts. Nobody can check a chain of hashes that is gone with the process, so there is
 * none; and of an event that is too old nothing is known.
 */
final class MemoryTrail implements AuditTrail {

  static final int FACTS_MAX = 128 * 1024;

  private final Deque<Delivery> facts = new ArrayDeque<>();
  private long position;
  private long judgedThrough;

  @Override
  public synchronized long position() {
    return position;
  }

  @Override
  public synchronized void append(List<Delivery> more) {
    for (Delivery delivery : more) {
      if (delivery.position() > position) {
        append(delivery);
      }
    }
  }

  private void append(Delivery delivery) {
    if (delivery.position() != position + 1) {
      throw new IllegalArgumentException(
          "position " + (position + 1) + " expected, not " + delivery.position());
    }
    if (facts.size() == FACTS_MAX) {
      facts.removeFirst();
    }
    facts.addLast(delivery);
    position = delivery.position();
    if (delivery.fact() instanceof Fact.EventsJudged judged) {
      judgedThrough = Math.max(judgedThrough, judged.last());
    }
  }

  @Override
  public void flush() {
    // There is nothing to make durable.
  }

  @Override
  public synchronized EventHistory find(EventId event) {
    Set<Long> positions = new HashSet<>();
    List<Delivery> found = new ArrayList<>();
    for (Delivery each : facts) {
      if (NamedEvents.of(each.fact()).contains(event)) {
        found.add(each);
        if (NamedEvents.isGivenUpWith(each.fact())) {
          positions.add(each.position());
        }
      } else if (each.fact() instanceof Fact.DeliveryAbandoned abandoned
          && positions.contains(abandoned.position())) {
        found.add(each);
      }
    }
    return new EventHistory(found, judgedThrough);
  }

  @Override
  public void replay(Consumer<Delivery> consumer) {
    List<Delivery> all;
    synchronized (this) {
      all = List.copyOf(facts);
    }
    all.forEach(consumer);
  }
}
