package dev.liveops.apps.runtime.observe;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.ports.event.DeadLetter;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** A bus that notes which players are active, and how far each group is behind. */
public final class MeteredBus implements EventBus {

  private final EventBus bus;
  private final ActivePlayers players;
  private final Telemetry telemetry;

  /** Notes what goes through {@code bus}. */
  public MeteredBus(EventBus bus, ActivePlayers players, Telemetry telemetry) {
    this.bus = bus;
    this.players = players;
    this.telemetry = telemetry;
  }

  @Override
  public CompletableFuture<Long> publish(List<? extends Fact> facts) {
    if (telemetry.enabled()) {
      for (Fact fact : facts) {
        if (fact instanceof Fact.EventAccepted accepted) {
          players.seen(PlayerKey.of(accepted.event()));
        }
      }
    }
    return bus.publish(facts);
  }

  @Override
  public Subscription subscribe(Topic topic, String group, long after) {
    Subscription subscription = bus.subscribe(topic, group, after);
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
