package dev.liveops.testkit.simulation;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.DeadLetter;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * A stream of facts in a list, which outlives crashes. It can refuse, be slow to make facts durable
 * or to say that they are, and lose acknowledgements. Safe for all threads.
 */
public final class SimulatedBus implements EventBus {

  private static final String PUBLISH = "bus.publish";

  private final InstantSource clock;
  private final Waits waits;
  private final Faults faults;
  private final List<Fact> facts = new ArrayList<>();
  private final Map<String, SimulatedSubscription> followers = new TreeMap<>();
  private final List<DeadLetter> deadLetters = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();
  private Pace pace = Pace.PROMPT;
  private Runnable whileAwaited = () -> {};
  private boolean closed;

  /** What becomes of a publication. */
  public enum Pace {
    /** It is durable, and said to be, at once. */
    PROMPT,
    /** It fails at once. */
    REFUSING,
    /** It is durable at once, and nobody is told before {@link SimulatedBus#settle}. */
    SILENT,
    /** Neither succeeds nor fails before {@link SimulatedBus#settle}. */
    SLOW
  }

  /** A publication that nobody was told the outcome of; durable through a position, if that. */
  private record Pending(
      List<Fact> facts, Optional<Long> durableThrough, CompletableFuture<Long> done) {}

  /** An empty bus on which nothing goes wrong by itself, and nobody has to wait. */
  public SimulatedBus(InstantSource clock) {
    this(clock, Waits.none(), Faults.NONE);
  }

  /** An empty bus. */
  public SimulatedBus(InstantSource clock, Waits waits, Faults faults) {
    this.clock = clock;
    this.waits = waits;
    this.faults = faults;
  }

  @Override
  public synchronized CompletableFuture<Long> publish(List<? extends Fact> published) {
    if (published.isEmpty()) {
      throw new IllegalArgumentException("facts: expected at least one");
    }
    faults.before(PUBLISH);
    if (closed || pace == Pace.REFUSING) {
      return CompletableFuture.failedFuture(new PortUnavailable("the bus is full or closed"));
    }
    List<Fact> copy = List.copyOf(published);
    return switch (pace) {
      case PROMPT -> CompletableFuture.completedFuture(append(copy));
      case SILENT -> later(copy, Optional.of(append(copy)));
      case SLOW -> later(copy, Optional.empty());
      case REFUSING -> throw new IllegalStateException("refused above");
    };
  }

  private CompletableFuture<Long> later(List<Fact> published, Optional<Long> durableThrough) {
    Pending publication = new Pending(published, durableThrough, waits.promise());
    pending.add(publication);
    notifyAll();
    return publication.done();
  }

  /**
   * Publishes for a store that cannot go on before it knows the outcome: at once, whatever the
   * pace.
   *
   * @return the position of the last fact
   * @throws PortUnavailable when the bus is refusing or closed
   */
  synchronized long publishNow(Fact fact) {
    faults.before(PUBLISH);
    if (closed || pace == Pace.REFUSING) {
      throw new PortUnavailable("the bus is full or closed");
    }
    return append(List.of(fact));
  }

  private long append(List<Fact> more) {
    facts.addAll(more);
    notifyAll();
    faults.after(PUBLISH);
    return facts.size();
  }

  /** Changes what becomes of publications from now on. */
  public synchronized void pace(Pace newPace) {
    pace = newPace;
  }

  /** From now on publications fail, or do not. */
  public void refuse(boolean nowRefusing) {
    pace(nowRefusing ? Pace.REFUSING : Pace.PROMPT);
  }

  /** How many publications nobody was told the outcome of. */
  public synchronized int pending() {
    return pending.size();
  }

  /** Decides everything published while slow, once there is something, and is prompt again. */
  public void settleWhenPublished(boolean durable) throws InterruptedException {
    synchronized (this) {
      while (pending.isEmpty()) {
        wait(); // other than ports, a test does have other threads
      }
    }
    settle(durable);
  }

  /** Decides everything published while slow, and is prompt again. */
  public void settle(boolean durable) {
    pace(Pace.PROMPT);
    while (pending() > 0) {
      settle(0, durable);
    }
  }

  /**
   * Tells the outcome of one publication.
   *
   * @param index of {@link #pending}, oldest first
   * @param durable whether it succeeds; one that is durable already does in any case
   */
  public void settle(int index, boolean durable) {
    Pending publication;
    Optional<Long> through;
    synchronized (this) {
      publication = pending.remove(index);
      through = publication.durableThrough();
      if (through.isEmpty() && durable) {
        facts.addAll(publication.facts());
        notifyAll();
        through = Optional.of((long) facts.size());
      }
    }
    if (through.isPresent()) {
      publication.done().complete(through.get());
    } else {
      publication.done().completeExceptionally(new PortUnavailable("the disk is full"));
    }
  }

  /**
   * Whoever waits will never hear anything.
   *
   * @param durable asked for each publication that was neither durable nor failed: whether it
   *     became durable all the same
   */
  public synchronized void loseWhoWaits(BooleanSupplier durable) {
    for (Pending publication : pending) {
      if (publication.durableThrough().isEmpty() && durable.getAsBoolean()) {
        facts.addAll(publication.facts());
      }
    }
    pending.clear();
  }

  /** Whoever followed, or waited, is dead; what was durable is there when it is opened again. */
  public synchronized void crash() {
    followers.clear();
    pending.clear();
    pace = Pace.PROMPT;
  }

  /** Nothing can be published until {@link #open}; who publishes is not kept waiting. */
  public void close() {
    settle(true);
    synchronized (this) {
      closed = true;
      List.copyOf(followers.values()).forEach(SimulatedSubscription::close);
    }
  }

  /** Goes on behind what is there. */
  public synchronized void open() {
    closed = false;
  }

  /** What to do while somebody waits for others, before waiting. */
  public synchronized void whileAwaited(Runnable work) {
    whileAwaited = work;
  }

  /** Everything that is durable; fact n is at position n + 1. */
  public synchronized List<Fact> facts() {
    return List.copyOf(facts);
  }

  /** Everything of a kind. */
  public <F extends Fact> List<F> facts(Class<F> kind) {
    return facts().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The newest fact of a kind. */
  synchronized <F extends Fact> Optional<F> newest(Class<F> kind) {
    return facts.reversed().stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** The fact at a position, for whom everything is delivered to. */
  public synchronized Delivery at(long position) {
    return new Delivery(position, facts.get((int) position - 1));
  }

  @Override
  public synchronized Subscription subscribe(Topic topic, String group, long after) {
    faults.before("bus.subscribe");
    SimulatedSubscription follower = new SimulatedSubscription(this, topic, group, after);
    if (followers.putIfAbsent(group, follower) != null) {
      throw new IllegalStateException(group + " follows already");
    }
    return follower;
  }

  synchronized void unsubscribe(String group, SimulatedSubscription follower) {
    followers.remove(group, follower);
    notifyAll();
  }

  /** Lets a group get again what follows {@code position}, as after a broken connection. */
  public synchronized void redeliver(String group, long position) {
    Optional.ofNullable(followers.get(group)).ifPresent(each -> each.rewind(position));
  }

  synchronized void abandoned(String group, Delivery delivery, String why) {
    long nowMillis = clock.millis();
    deadLetters.add(new DeadLetter(group, delivery, why, nowMillis));
    facts.add(new Fact.DeliveryAbandoned(group, delivery.position(), why, nowMillis));
    notifyAll();
  }

  @Override
  public synchronized long head() {
    return facts.size();
  }

  @Override
  public boolean awaitProcessed(String group, long position, Duration waitMax)
      throws InterruptedException {
    Runnable first;
    synchronized (this) {
      first = whileAwaited;
    }
    first.run();
    synchronized (this) {
      return waits.await(
          this,
          () -> followers.containsKey(group) && followers.get(group).doneThrough(position),
          waitMax.toNanos());
    }
  }

  @Override
  public synchronized List<DeadLetter> deadLetters(int lettersMax) {
    return deadLetters.reversed().stream().limit(lettersMax).toList();
  }

  Waits waits() {
    return waits;
  }

  Faults faults() {
    return faults;
  }
}
