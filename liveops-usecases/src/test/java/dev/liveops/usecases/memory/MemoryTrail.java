package dev.liveops.usecases.memory;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.audit.AuditTrail;
import dev.liveops.ports.event.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The trail in a list; what was not flushed is gone after a crash. */
public final class MemoryTrail implements AuditTrail {

  private final List<Delivery> facts = new ArrayList<>();
  private int durable;
  private boolean failing;
  private boolean readOnly;

  public synchronized void beUnavailable(boolean nowFailing) {
    failing = nowFailing;
  }

  /** Nothing can be appended. */
  public synchronized void beReadOnly(boolean nowReadOnly) {
    readOnly = nowReadOnly;
  }

  public synchronized void crash() {
    facts.subList(durable, facts.size()).clear();
  }

  public synchronized List<Delivery> facts() {
    return List.copyOf(facts);
  }

  @Override
  public synchronized long position() {
    return facts.isEmpty() ? 0 : facts.getLast().position();
  }

  @Override
  public synchronized void append(List<Delivery> more) {
    if (readOnly) {
      throw new PortUnavailable("the disk is full");
    }
    long known = position();
    for (Delivery delivery : more) {
      if (delivery.position() > known) {
        facts.add(delivery);
      }
    }
  }

  @Override
  public synchronized void flush() {
    if (failing) {
      throw new PortUnavailable("the disk is full");
    }
    durable = facts.size();
  }

  @Override
  public synchronized EventHistory find(EventId event) {
    long judgedThrough = 0;
    List<Delivery> found = new ArrayList<>();
    for (Delivery delivery : facts) {
      if (delivery.fact() instanceof Fact.EventsJudged judged) {
        judgedThrough = Math.max(judgedThrough, judged.last());
      }
      if (names(delivery.fact(), event)) {
        found.add(delivery);
      }
    }
    return new EventHistory(found, judgedThrough);
  }

  private boolean isOf(EventId event, long position) {
    return facts.stream()
        .anyMatch(each -> each.position() == position && names(each.fact(), event));
  }

  private boolean names(Fact fact, EventId event) {
    return switch (fact) {
      case Fact.EventAccepted accepted -> accepted.event().id().equals(event);
      case Fact.EventsJudged judged ->
          judged.remarkable().stream().anyMatch(each -> each.event().equals(event));
      case Fact.EventReviewed reviewed -> reviewed.event().equals(event);
      case Fact.DeliveryAbandoned abandoned -> isOf(event, abandoned.position());
      default -> false;
    };
  }

  @Override
  public synchronized void replay(Consumer<Delivery> consumer) {
    facts.forEach(consumer);
  }
}
