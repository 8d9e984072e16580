package dev.liveops.apps.runtime.observe;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.DeadLetter;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bus that notes which players are active, and how far each group is behind. When one is too far,
 * it takes no more events in: what is accepted has to be ranked before long, and a start after a
 * crash has to catch up with it. What groups publish themselves always passes, or none would ever
 * get to the end.
 */
public final class WatchedBus implements EventBus {

  private final EventBus bus;
  private final long backlogMax;
  private final ActivePlayers players;
  private final Telemetry telemetry;
  private final Map<String, Subscription> groups = new ConcurrentHashMap<>();

  /**
   * Watches what goes through {@code bus}.
   *
   * @param backlogMax how many facts the slowest group may be behind when an event is taken in
   */
  public WatchedBus(EventBus bus, long backlogMax, ActivePlayers players, Telemetry telemetry) {
    this.bus = bus;
    this.backlogMax = backlogMax;
    this.players = players;
    this.telemetry = telemetry;
  }

  @Override
  public CompletableFuture<Long> publish(List<? extends Fact> facts) {
    if (facts.getFirst() instanceof Fact.EventAccepted && backlog() > backlogMax) {
      return CompletableFuture.failedFuture(
          new PortUnavailable("a consumer is more than " + backlogMax + " facts behind"));
    }
    if (telemetry.enabled()) {
      for (Fact fact : facts) {
        if (fact instanceof Fact.EventAccepted accepted) {
          players.seen(PlayerKey.of(accepted.event()));
        }
      }
    }
    return bus.publish(facts);
  }

  private long backlog() {
    long head = bus.head();
    long most = 0;
    for (Subscription subscription : groups.values()) {
      most = Math.max(most, head - subscription.passed());
    }
    return most;
  }

  @Override
  public Subscription subscribe(Topic topic, String group, long after) {
    Subscription subscription = bus.subscribe(topic, group, after);
    groups.put(group, subscription);
    telemetry.busDepth(
        topic.name().toLowerCase(Locale.ROOT),
        group,
        () -> Math.max(0, bus.head() - subscription.passed()));
    return subscription;
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
