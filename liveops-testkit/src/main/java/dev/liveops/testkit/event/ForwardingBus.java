package dev.liveops.testkit.event;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.event.DeadLetter;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A bus that is another one, but for what a subclass changes. As safe for threads as the other. */
public abstract class ForwardingBus implements EventBus {

  private final EventBus bus;

  /** Carries everything over {@code bus}. */
  protected ForwardingBus(EventBus bus) {
    this.bus = bus;
  }

  @Override
  public CompletableFuture<Long> publish(List<? extends Fact> facts) {
    return bus.publish(facts);
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
