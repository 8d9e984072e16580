package dev.liveops.usecases.audit;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.EventBus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Has the trail tell of acts that were refused, counted together: whoever makes a million bad
 * requests leaves a few lines. Safe for use by many threads; {@link #denied} does not wait.
 *
 * <p>Told apart are service, reason and subject. When there are too many different ones, further
 * subjects are counted without a name until the next {@link #pump}.
 */
public final class RecordDenials {

  /** How many different denials are told apart between two pumps. */
  public static final int DENIALS_MAX = 1_024;

  private final EventBus bus;
  private final InstantSource clock;
  private final Object lock = new Object();
  private Map<Denial, Tally> tallies = new LinkedHashMap<>();

  private record Denial(String service, String reason, String subject) {}

  private record Tally(long count, long fromMillis, long toMillis) {
    Tally plus(Tally other) {
      return new Tally(
          count + other.count,
          Math.min(fromMillis, other.fromMillis),
          Math.max(toMillis, other.toMillis));
    }
  }

  /** Publishes on {@code bus}. */
  public RecordDenials(EventBus bus, InstantSource clock) {
    this.bus = bus;
    this.clock = clock;
  }

  /**
   * Counts a refused act.
   *
   * @param service which service refused
   * @param reason the problem type; one of a few
   * @param subject the id of a key there is, or a well-formed player id; empty when neither is
   *     known
   */
  public void denied(String service, String reason, String subject) {
    long nowMillis = clock.millis();
    synchronized (lock) {
      add(new Denial(service, reason, subject), new Tally(1, nowMillis, nowMillis));
    }
  }

  /**
   * Publishes what was counted since the last time; to be called every few seconds. What the bus
   * does not take is counted on.
   *
   * @return how many different denials were handed to the bus
   */
  public int pump() {
    List<Fact.ActsDenied> facts = take();
    if (!facts.isEmpty()) {
      CompletableFuture<Long> unused = publish(facts);
    }
    return facts.size();
  }

  /**
   * Publishes what was counted, and waits until it is durable; to be called last of all at the end.
   *
   * @return false when that did not happen in time
   */
  public boolean flush(Duration waitMax) throws InterruptedException {
    List<Fact.ActsDenied> facts = take();
    if (facts.isEmpty()) {
      return true;
    }
    try {
      return publish(facts).get(waitMax.toMillis(), TimeUnit.MILLISECONDS) >= 0;
    } catch (ExecutionException | TimeoutException notDurable) {
      return false;
    }
  }

  private CompletableFuture<Long> publish(List<Fact.ActsDenied> facts) {
    CompletableFuture<Long> published;
    try {
      published = bus.publish(facts);
    } catch (PortUnavailable e) {
      published = CompletableFuture.failedFuture(e);
    }
    return published.whenComplete(
        (position, failure) -> {
          if (failure != null) {
            putBack(facts);
          }
        });
  }

  private List<Fact.ActsDenied> take() {
    Map<Denial, Tally> taken;
    synchronized (lock) {
      taken = tallies;
      tallies = new LinkedHashMap<>();
    }
    List<Fact.ActsDenied> facts = new ArrayList<>(taken.size());
    taken.forEach((denial, tally) -> facts.add(fact(denial, tally)));
    return facts;
  }

  private void putBack(List<Fact.ActsDenied> facts) {
    synchronized (lock) {
      for (Fact.ActsDenied fact : facts) {
        add(
            new Denial(fact.service(), fact.reason(), fact.subject()),
            new Tally(fact.count(), fact.fromMillis(), fact.atMillis()));
      }
    }
  }

  /** Call with the lock held. */
  private void add(Denial denial, Tally tally) {
    boolean room = tallies.size() < DENIALS_MAX || tallies.containsKey(denial);
    Denial known = room ? denial : new Denial(denial.service(), denial.reason(), "");
    tallies.merge(known, tally, Tally::plus);
  }

  private static Fact.ActsDenied fact(Denial denial, Tally tally) {
    return new Fact.ActsDenied(
        denial.service(),
        denial.reason(),
        denial.subject(),
        tally.count(),
        tally.fromMillis(),
        tally.toMillis());
  }
}
