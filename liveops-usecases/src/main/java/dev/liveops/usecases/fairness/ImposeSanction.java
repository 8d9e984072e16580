package dev.liveops.usecases.fairness;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.EventBus;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Imposes a sanction on a player. Safe for use by many threads; blocks for seconds at the most. */
public final class ImposeSanction {

  private final Decisions decisions;
  private final InstantSource clock;
  private final Supplier<EventId> newIds;

  /** What became of an order. */
  public sealed interface Outcome {

    /**
     * The sanction is durable.
     *
     * @param inForce whether it has taken effect; if not, it soon will
     */
    record Imposed(Sanction sanction, boolean inForce) implements Outcome {}

    /** The order is not well stated: everything that is wrong. */
    record Invalid(List<FieldFault> faults) implements Outcome {
      /** Keeps its own copy. */
      public Invalid {
        faults = List.copyOf(faults);
      }
    }

    /** It is not known to be durable; the player may or may not come under the sanction. */
    record Unavailable(long retryAfterMillis) implements Outcome {}
  }

  /**
   * Makes the use case.
   *
   * @param newIds makes ids that were never used
   */
  public ImposeSanction(EventBus bus, InstantSource clock, Supplier<EventId> newIds) {
    this.decisions = new Decisions(bus);
    this.clock = clock;
    this.newIds = newIds;
  }

  /** Everything that is wrong with an order, for those who have more to check. */
  public List<FieldFault> faults(SanctionOrder order) {
    return order.faults(clock.millis());
  }

  /** Imposes the sanction that an order asks for. */
  public Outcome impose(GameId game, SanctionOrder order) {
    long nowMillis = clock.millis();
    List<FieldFault> faults = order.faults(nowMillis);
    if (!faults.isEmpty()) {
      return new Outcome.Invalid(faults);
    }
    Sanction sanction = order.sanction(game, newIds.get(), nowMillis);
    try {
      boolean inForce = decisions.enact(new Fact.SanctionImposed(sanction, nowMillis));
      return new Outcome.Imposed(sanction, inForce);
    } catch (PortUnavailable e) {
      return new Outcome.Unavailable(e.retryAfterMillis());
    }
  }
}
