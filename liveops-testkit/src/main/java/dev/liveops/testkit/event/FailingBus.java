package dev.liveops.testkit.event;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.EventBus;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A bus on which chosen publications fail, as on a full disk. Safe for all threads. */
public final class FailingBus extends ForwardingBus {

  private final Set<Integer> failing = ConcurrentHashMap.newKeySet();
  private final AtomicInteger publications = new AtomicInteger();

  /** Carries everything over {@code bus}, until told otherwise. */
  public FailingBus(EventBus bus) {
    super(bus);
  }

  /** Lets the {@code number}th publication from now on fail; 1 for the next. */
  public void failPublication(int number) {
    failing.add(publications.get() + number);
  }

  @Override
  public CompletableFuture<Long> publish(List<? extends Fact> facts) {
    return failing.remove(publications.incrementAndGet())
        ? CompletableFuture.failedFuture(new PortUnavailable("failed on purpose"))
        : super.publish(facts);
  }
}
