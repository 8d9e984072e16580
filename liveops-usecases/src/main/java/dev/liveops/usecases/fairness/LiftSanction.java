package dev.liveops.usecases.fairness;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.fairness.SanctionStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a sanction off a player before its end. Safe for use by many threads; blocks for seconds at
 * the most.
 */
public final class LiftSanction {

  private final SanctionStore sanctions;
  private final Decisions decisions;
  private final InstantSource clock;

  /** What became of it. */
  public sealed interface Outcome {

    /**
     * That the sanction is lifted is durable.
     *
     * @param inForce whether that has taken effect; if not, it soon will
     */
    record Lifted(Sanction sanction, boolean inForce) implements Outcome {}

    /** There is no such sanction (any more). */
    record NotFound() implements Outcome {}

    /** It is not well stated: everything that is wrong. */
    record Invalid(List<FieldFault> faults) implements Outcome {
      /** Keeps its own copy. */
      public Invalid {
        faults = List.copyOf(faults);
      }
    }

    /** It is not known to be durable; lifting again is safe. */
    record Unavailable(long retryAfterMillis) implements Outcome {}
  }

  /** Looks in {@code sanctions} and publishes on {@code bus}. */
  public LiftSanction(SanctionStore sanctions, EventBus bus, InstantSource clock) {
    this.sanctions = sanctions;
    this.decisions = new Decisions(bus);
    this.clock = clock;
  }

  /** Lifts a sanction. */
  public Outcome lift(GameId game, String sanctionId, String author, String reason) {
    List<FieldFault> faults = new ArrayList<>();
    Statements.check(author, reason, faults);
    if (!faults.isEmpty()) {
      return new Outcome.Invalid(faults);
    }
    try {
      Optional<Sanction> found = sanctions.find(game, sanctionId);
      if (found.isEmpty()) {
        return new Outcome.NotFound();
      }
      Sanction sanction = found.get();
      boolean inForce =
          decisions.enact(
              new Fact.SanctionLifted(
                  game, sanction.player(), sanctionId, author, reason, clock.millis()));
      return new Outcome.Lifted(sanction, inForce);
    } catch (PortUnavailable e) {
      return new Outcome.Unavailable(e.retryAfterMillis());
    }
  }
}
