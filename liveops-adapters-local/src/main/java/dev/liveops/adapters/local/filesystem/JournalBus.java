package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.event.DeadLetter;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The bus of the embedded default: every topic is a view of the one journal. */
final class JournalBus implements EventBus {

  private static final int DEAD_LETTERS_MAX = 1_000;

  private final Journal journal;
  private final InstantSource clock;
  private final List<JournalSubscription> subscriptions = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition progress = lock.newCondition();
  private final Deque<DeadLetter> deadLetters = new ArrayDeque<>();

  JournalBus(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Long> publish(List<? extends Fact> facts) {
    return journal.publish(facts);
  }

  @Override
  public Subscription subscribe(Topic topic, String group, long after) {
    if (subscriptions.stream().anyMatch(subscription -> subscription.isFor(group))) {
      throw new IllegalStateException("group " + group + " has a live subscription already");
    }
    journal.checkReaches(group, after);
    JournalSubscription subscription = new JournalSubscription(this, journal, topic, group, after);
    subscriptions.add(subscription);
    return subscription;
  }

  @Override
  public long head() {
    return journal.head();
  }

  @Override
  public boolean awaitProcessed(String group, long position, Duration waitMax)
      throws InterruptedException {
    long rest = waitMax.toNanos();
    lock.lockInterruptibly();
    try {
      while (!done(group, position)) {
        if (rest <= 0) {
          return false;
        }
        rest = progress.awaitNanos(rest);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean done(String group, long position) {
    for (JournalSubscription subscription : subscriptions) {
      if (subscription.isFor(group)) {
        return subscription.doneThrough(position);
      }
    }
    return false;
  }

  @Override
  public List<DeadLetter> deadLetters(int lettersMax) {
    lock.lock();
    try {
      return deadLetters.stream().limit(lettersMax).toList();
    } finally {
      lock.unlock();
    }
  }

  void progressed() {
    lock.lock();
    try {
      progress.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void abandoned(String group, Delivery delivery, String why) {
    long nowMillis = clock.millis();
    lock.lock();
    try {
      deadLetters.addFirst(new DeadLetter(group, delivery, why, nowMillis));
      if (deadLetters.size() > DEAD_LETTERS_MAX) {
        deadLetters.removeLast();
      }
    } finally {
      lock.unlock();
    }
    // For the record only: whether it gets there changes nothing for the consumer.
    var unused =
        journal.publish(
            List.of(new Fact.DeliveryAbandoned(group, delivery.position(), why, nowMillis)));
  }

  void closed(JournalSubscription subscription) {
    subscriptions.remove(subscription);
    progressed();
  }
}
