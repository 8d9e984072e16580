package dev.liveops.usecases.memory;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.DeadLetter;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A stream of facts in a list. It can refuse, be slow to say that a fact is durable, and go wrong
 * late.
 */
public final class MemoryBus implements EventBus {

  private final List<Fact> facts = new ArrayList<>();
  private final Map<String, MemorySubscription> followers = new HashMap<>();
  private final List<DeadLetter> deadLetters = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();
  private boolean slow;
  private boolean refusing;
  private Runnable whileAwaited = () -> {};

  private record Pending(List<Fact> facts, CompletableFuture<Long> done) {}

  @Override
  public synchronized CompletableFuture<Long> publish(List<? extends Fact> published) {
    if (refusing) {
      return CompletableFuture.failedFuture(new PortUnavailable("the bus is full"));
    }
    if (slow) {
      Pending later = new Pending(List.copyOf(published), new CompletableFuture<>());
      pending.add(later);
      return later.done();
    }
    facts.addAll(published);
    return CompletableFuture.completedFuture((long) facts.size());
  }

  /** Whoever followed is dead. */
  public synchronized void crash() {
    followers.clear();
  }

  /** From now on publications neither succeed nor fail, until {@link #settle}. */
  public synchronized void beSlow() {
    slow = true;
  }

  public synchronized void refuse(boolean nowRefusing) {
    refusing = nowRefusing;
  }

  /** Decides what was published while slow, once there is something. */
  public void settleWhenPublished(boolean durable) {
    while (!hasPending()) {
      Thread.onSpinWait();
    }
    settle(durable);
  }

  private synchronized boolean hasPending() {
    return !pending.isEmpty();
  }

  /** Decides what was published while slow. */
  public void settle(boolean durable) {
    List<Pending> decided;
    synchronized (this) {
      decided = List.copyOf(pending);
      pending.clear();
      slow = false;
    }
    for (Pending publication : decided) {
      if (durable) {
        publication.done().complete(append(publication.facts()));
      } else {
        publication.done().completeExceptionally(new PortUnavailable("the disk is full"));
      }
    }
  }

  private synchronized long append(List<Fact> more) {
    facts.addAll(more);
    return facts.size();
  }

  /** What to do while somebody waits for others, instead of waiting. */
  public void whileAwaited(Runnable work) {
    whileAwaited = work;
  }

  public synchronized List<Fact> facts() {
    return List.copyOf(facts);
  }

  public synchronized <F extends Fact> List<F> facts(Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public synchronized Subscription subscribe(Topic topic, String group, long after) {
    MemorySubscription follower = new MemorySubscription(this, topic, group, after);
    MemorySubscription other = followers.put(group, follower);
    if (other != null && !other.isClosed()) {
      throw new IllegalStateException(group + " follows already");
    }
    return follower;
  }

  public synchronized Delivery at(long position) {
    return new Delivery(position, facts.get((int) position - 1));
  }

  synchronized void abandoned(DeadLetter letter) {
    deadLetters.add(letter);
    facts.add(
        new Fact.DeliveryAbandoned(
            letter.group(), letter.delivery().position(), letter.why(), letter.atMillis()));
  }

  @Override
  public synchronized long head() {
    return facts.size();
  }

  @Override
  public boolean awaitProcessed(String group, long position, Duration waitMax) {
    whileAwaited.run();
    synchronized (this) {
      MemorySubscription follower = followers.get(group);
      return follower != null && follower.doneThrough(position);
    }
  }

  @Override
  public synchronized List<DeadLetter> deadLetters(int lettersMax) {
    return deadLetters.reversed().stream().limit(lettersMax).toList();
  }
}
