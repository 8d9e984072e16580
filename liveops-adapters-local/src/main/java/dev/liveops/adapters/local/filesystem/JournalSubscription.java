package dev.liveops.adapters.local.filesystem;

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

/** A group's way through the journal. */
final class JournalSubscription implements Subscription {

  private static final long BACKOFF_FIRST_MILLIS = 50;

  private final JournalBus bus;
  private final Journal journal;
  private final Topic topic;
  private final String group;
  private final JournalCursor cursor;
  private final ClearedEvents cleared;
  private final Set<Delivery> abandoned = new HashSet<>();

  private volatile boolean closed;
  private volatile long passed;
  private volatile long delivered;
  private volatile long processed;
  private Delivery failing;
  private int attempts;
  private long notBeforeNanos;

  JournalSubscription(JournalBus bus, Journal journal, Topic topic, String group, long after) {
    this.bus = bus;
    this.journal = journal;
    this.topic = topic;
    this.group = group;
    this.cursor = new JournalCursor(journal);
    this.cleared = new ClearedEvents(journal);
    this.passed = after;
    this.delivered = after;
    this.processed = after;
  }

  @Override
  public List<Delivery> poll(int deliveriesMax, Duration waitMax) throws InterruptedException {
    long deadline = System.nanoTime() + waitMax.toNanos();
    List<Delivery> deliveries = new ArrayList<>();
    while (!closed) {
      if (backedOff(deadline)) {
        collect(deliveries, deliveriesMax);
      }
      long rest = deadline - System.nanoTime();
      if (!deliveries.isEmpty() || rest <= 0) {
        break;
      }
      journal.awaitBeyond(passed, rest);
    }
    if (!deliveries.isEmpty()) {
      delivered = deliveries.getLast().position();
    }
    bus.progressed();
    return deliveries;
  }

  private void collect(List<Delivery> deliveries, int deliveriesMax) {
    long head = journal.head();
    long position = passed;
    while (position < head && deliveries.size() < deliveriesMax) {
      position++;
      take(deliveries, position, cursor.at(position));
    }
    if (!abandoned.isEmpty()) {
      deliveries.removeIf(abandoned::contains);
    }
    passed = position;
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

  /** Waits, within the deadline, until a failed delivery may be tried again. */
  private boolean backedOff(long deadline) throws InterruptedException {
    if (failing == null) {
      return true;
    }
    long now = System.nanoTime();
    long wait = Math.min(notBeforeNanos, deadline) - now;
    if (wait > 0) {
      Thread.sleep(Duration.ofNanos(wait));
    }
    return System.nanoTime() - notBeforeNanos >= 0;
  }

  @Override
  public void processed(long position) {
    processed = position;
    failing = null;
    attempts = 0;
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
      attempts = 0;
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

  /** Whether nothing at or before {@code position} is left to do for this group. */
  boolean doneThrough(long position) {
    return processed >= position || (passed >= position && processed >= delivered);
  }

  boolean isFor(String name) {
    return group.equals(name);
  }

  @Override
  public void close() {
    closed = true;
    journal.wakeAll();
    bus.closed(this);
  }
}
