package dev.liveops.usecases.fairness;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.EventBus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes a decision durable, and gives screening a moment to carry it out. */
final class Decisions {

  private static final Duration WAIT_MAX = Duration.ofSeconds(2);

  private final EventBus bus;

  Decisions(EventBus bus) {
    this.bus = bus;
  }

  /**
   * Publishes a decision.
   *
   * @return whether it is in force already; if not, it soon will be
   * @throws PortUnavailable when it is not known to be durable
   */
  boolean enact(Fact decision) {
    return awaitInForce(publish(List.of(decision)));
  }

  /**
   * Publishes decisions.
   *
   * @return the position of the last
   * @throws PortUnavailable when they are not known to be durable
   */
  long publish(List<? extends Fact> decisions) {
    try {
      return bus.publish(decisions).get(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof PortUnavailable unavailable
          ? unavailable
          : new IllegalStateException("a decision was not published", e.getCause());
    } catch (TimeoutException e) {
      throw new PortUnavailable("a decision is not durable yet", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortUnavailable("interrupted before a decision was durable", e);
    }
  }

  boolean awaitInForce(long position) {
    try {
      return bus.awaitProcessed(ScreenEvents.GROUP, position, WAIT_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
