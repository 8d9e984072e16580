package dev.liveops.testkit.simulation;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.audit.AuditTrail;
import dev.liveops.ports.event.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The trail in a list; what was not flushed is gone after a crash. */
public final class SimulatedTrail extends SimulatedPort implements AuditTrail {

  private final List<Delivery> facts = new ArrayList<>();
  private int durable;

  /** An empty one, and nothing goes wrong by itself. */
  public SimulatedTrail() {
    this(Faults.NONE);
  }

  /** An empty one. */
  public SimulatedTrail(Faults faults) {
    super("trail", faults);
  }

  /** Loses what was not flushed. */
  public synchronized void crash() {
    facts.subList(durable, facts.size()).clear();
  }

  /** Everything in it. */
  public synchronized List<Delivery> facts() {
    return List.copyOf(facts);
  }

  @Override
  public synchronized long position() {
    return facts.isEmpty() ? 0 : facts.getLast().position();
  }

  @Override
  public synchronized void append(List<Delivery> more) {
    orGoBack(
        () -> {
          write("append");
          long known = position();
          for (Delivery delivery : more) {
            if (delivery.position() > known) {
              step("fact"); // a part of them may be there, and the rest not
              facts.add(delivery);
            }
          }
          done("append");
        });
  }

  @Override
  public synchronized void flush() {
    orGoBack(
        () -> {
          write("flush");
          durable = facts.size();
          done("flush");
        });
  }

  /** A failure may take what is not durable along. */
  private void orGoBack(Runnable writing) {
    try {
      writing.run();
    } catch (PortUnavailable e) {
      if (loses("unflushed")) {
        crash();
      }
      throw e;
    }
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
      case Fact.EventCleared cleared -> false; // the trail tells of judgements instead
      case Fact.SanctionImposed imposed -> false;
      case Fact.SanctionLifted lifted -> false;
      case Fact.RewardClaimed claimed -> false;
      case Fact.DefinitionChanged changed -> false;
      case Fact.ActsDenied denied -> false;
      case Fact.AdminActed acted -> false;
    };
  }

  @Override
  public void replay(Consumer<Delivery> consumer) {
    facts().forEach(consumer);
  }
}
