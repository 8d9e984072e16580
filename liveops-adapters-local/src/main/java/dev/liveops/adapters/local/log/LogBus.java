package dev.liveops.adapters.local.log;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The bus of one process: every topic is a view of the one log. */
public final class LogBus implements EventBus {

  private static final int DEAD_LETTERS_MAX = 1_000;

  private final FactLog log;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition progress = lock.newCondition();
  private final Map<String, LogSubscription> live = new HashMap<>();
  private final Deque<DeadLetter> deadLetters = new ArrayDeque<>();

  /** A bus that carries what is in {@code log}. */
  public LogBus(FactLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Long> publish(List<? extends Fact> facts) {
    if (facts.isEmpty()) {
      throw new IllegalArgumentException("facts: expected at least one");
    }
    return log.publish(List.copyOf(facts));
  }

  @Override
  public Subscription subscribe(Topic topic, String group, long after) {
    log.checkReaches(group, after);
    LogSubscription subscription = new LogSubscription(this, log, topic, group, after);
    lock.lock();
    try {
      if (live.putIfAbsent(group, subscription) != null) {
        throw new IllegalStateException("group " + group + " has a live subscription already");
      }
    } finally {
      lock.unlock();
    }
    return subscription;
  }

  @Override
  public long head() {
    return log.head();
  }

  @Override
  public boolean awaitProcessed(String group, long position, Duration waitMax)
      throws InterruptedException {
    long rest = waitMax.toNanos();
    lock.lockInterruptibly();
    try {
      while (!live.containsKey(group) || !live.get(group).doneThrough(position)) {
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

  @Override
  public List<DeadLetter> deadLetters(int lettersMax) {
    lock.lock();
    try {
      return deadLetters.stream().limit(lettersMax).toList();
    } finally {
      lock.unlock();
    }
  }

  /** A subscription has read on. */
  void read() {
    lock.lock();
    try {
      live.values().stream()
          .mapToLong(LogSubscription::readThrough)
          .min()
          .ifPresent(log::readThrough);
      progress.signalAll();
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
        log.publish(
            List.of(new Fact.DeliveryAbandoned(group, delivery.position(), why, nowMillis)));
  }

  void closed(String group, LogSubscription subscription) {
    lock.lock();
    try {
      live.remove(group, subscription);
    } finally {
      lock.unlock();
    }
  }
}
