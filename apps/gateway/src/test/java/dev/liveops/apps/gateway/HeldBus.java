package dev.liveops.apps.gateway;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.EventBus;
import dev.liveops.testkit.event.ForwardingBus;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A bus that can be made to refuse, and to keep whoever publishes waiting. */
final class HeldBus extends ForwardingBus {
  private final Semaphore waiting = new Semaphore(0);
  private volatile boolean refusing;
  private volatile CompletableFuture<Void> held = CompletableFuture.completedFuture(null);

  HeldBus(EventBus bus) {
    super(bus);
  }

  /** Refuses publications, until told otherwise. */
  void refuse(boolean yes) {
    refusing = yes;
  }

  /** What is published from now on becomes durable at {@link #letGo}. */
  void hold() {
    waiting.drainPermits();
    held = new CompletableFuture<>();
  }

  /** Waits until somebody publishes who has to wait. */
  void awaitHeld() throws InterruptedException {
    if (!waiting.tryAcquire(10, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody publishes");
    }
  }

  void letGo() {
    held.complete(null);
  }

  @Override
  public CompletableFuture<Long> publish(List<? extends Fact> facts) {
    if (refusing) {
      return CompletableFuture.failedFuture(new PortUnavailable("full", null, 2_500));
    }
    CompletableFuture<Long> published = held.thenCompose(released -> super.publish(facts));
    waiting.release();
    return published;
  }
}
