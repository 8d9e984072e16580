package dev.liveops.testkit.event;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.DeadLetter;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A bus on which chosen publications fail, as on a full disk. Safe for all threads. */
public final class FailingBus implements EventBus {

  private final EventBus bus;
  private final Set<Integer> failing = ConcurrentHashMap.newKeySet();
  private final AtomicInteger publications = new AtomicInteger();

  /** Carries everything over {@code bus}, until told otherwise. */
  public FailingBus(EventBus bus) {
    this.bus = bus;
  }

  /** Lets the {@code number}th publication from now on fail; 1 for the next. */
  public void failPublication(int number) {
    failing.add(publications.get() + number);
  }

  @Override
  public CompletableFuture<Long> publish(List<? extends Fact> facts) {
    return failing.remove(publications.incrementAndGet())
        ? CompletableFuture.failedFuture(new PortUnavailable("failed on purpose"))
        : bus.publish(facts);
  }

  @Override
  public Subscription subscribe(Topic topic, String group, long after) {
    return bus.subscribe(topic, group, after);
  }

  @Override
  public long head() {
    return bus.head();
  }

  @Override
  public boolean awaitProcessed(String group, long position, Duration waitMax)
      throws InterruptedException {
    return bus.awaitProcessed(group, position, waitMax);
  }

  @Override
  public List<DeadLetter> deadLetters(int lettersMax) {
    return bus.deadLetters(lettersMax);
  }
}
