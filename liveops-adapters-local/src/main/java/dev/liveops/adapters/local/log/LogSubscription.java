package dev.liveops.adapters.local.log;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A group's way through the log. */
final class LogSubscription implements Subscription {

  private static final long BACKOFF_FIRST_MILLIS = 50;

  private final LogBus bus;
  private final FactLog log;
  private final Topic topic;
  private final String group;
  private final LogCursor cursor;
  private final ClearedEvents cleared;
  private final Set<Delivery> abandoned = new HashSet<>();

  private volatile boolean closed;
  private volatile long passed;
  private volatile long delivered;
  private volatile long processed;
  private Delivery failing;
  private int attempts;
  private long notBeforeNanos;

  LogSubscription(LogBus bus, FactLog log, Topic topic, String group, long after) {
    this.bus = bus;
    this.log = log;
    this.topic = topic;
    this.group = group;
    this.cursor = new LogCursor(log);
    this.cleared = new ClearedEvents(log);
    this.passed = after;
    this.delivered = after;
    this.processed = after;
  }

  @Override
  public List<Delivery> poll(int deliveriesMax, Duration waitMax) throws InterruptedException {
    long deadline = System.nanoTime() + waitMax.toNanos();
    List<Delivery> deliveries = new ArrayList<>();
    while (!closed) {
      long now = System.nanoTime();
      long backOffNanos = failing == null ? 0 : Math.max(0, notBeforeNanos - now);
      if (backOffNanos == 0) {
        collect(deliveries, deliveriesMax);
      }
      if (!deliveries.isEmpty() || deadline - now <= 0) {
        break;
      }
      if (backOffNanos == 0) {
        log.tail().await(passed, deadline - now, () -> closed);
      } else { // whatever comes in meanwhile has to wait, too
        log.tail().await(Long.MAX_VALUE, Math.min(deadline - now, backOffNanos), () -> closed);
      }
    }
    return deliveries;
  }

  private void collect(List<Delivery> deliveries, int deliveriesMax) {
    long head = log.head();
    long position = passed;
    while (position < head && deliveries.size() < deliveriesMax) {
      position++;
      take(deliveries, position, cursor.at(position));
    }
    if (!abandoned.isEmpty()) {
      deliveries.removeIf(abandoned::contains);
    }
    // What is delivered first: nobody may see it passed by and take it for done.
    if (!deliveries.isEmpty()) {
      delivered = deliveries.getLast().position();
    }
    passed = position;
    bus.read();
  }

  private void take(List<Delivery> deliveries, long position, Fact fact) {
    switch (topic) {
      case TRAIL -> deliveries.add(new Delivery(position, fact));
      case EVENTS -> {
        if (fact instanceof Fact.EventAccepted
            || fact instanceof Fact.EventReviewed
            || concernsEverybody(fact)) {
          deliveries.add(new Delivery(position, fact));
        }
      }
      case CLEARED -> {
        if (fact instanceof Fact.EventsJudged judged) {
          cleared.addTo(deliveries, position, judged);
        } else if (concernsEverybody(fact)) {
          deliveries.add(new Delivery(position, fact));
        }
      }
    }
  }

  private static boolean concernsEverybody(Fact fact) {
    return fact instanceof Fact.SanctionImposed
        || fact instanceof Fact.SanctionLifted
        || fact instanceof Fact.DefinitionChanged;
  }

  @Override
  public void processed(long position) {
    processed = position;
    if (failing != null && failing.position() <= position) {
      failing = null;
    }
    abandoned.removeIf(delivery -> delivery.position() <= position);
    bus.progressed();
  }

  @Override
  public void failed(Delivery delivery, String why) {
    attempts = delivery.equals(failing) ? attempts + 1 : 1;
    failing = delivery;
    if (attempts >= EventBus.ATTEMPTS_MAX) {
      abandoned.add(delivery);
      bus.abandoned(group, delivery, why);
      failing = null;
    } else {
      long backoffMillis = BACKOFF_FIRST_MILLIS << (attempts - 1);
      notBeforeNanos = System.nanoTime() + Duration.ofMillis(backoffMillis).toNanos();
    }
    passed = delivery.position() - 1;
    delivered = Math.min(delivered, passed);
  }

  @Override
  public long passed() {
    return passed;
  }

  /** Through which position it has read whatever facts it needs; it may go back after a failure. */
  long readThrough() {
    return topic == Topic.CLEARED ? Math.min(passed, cleared.through()) : passed;
  }

  /** Whether nothing at or before {@code position} is left to do for this group. */
  boolean doneThrough(long position) {
    return processed >= position || (passed >= position && processed >= delivered);
  }

  @Override
  public void close() {
    closed = true;
    log.tail().wakeAll();
    bus.closed(group, this);
  }
}
