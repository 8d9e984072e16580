package dev.liveops.usecases.fairness;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.fairness.SanctionStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Says of sanctions that came to their end that they are gone. An ended sanction is without force
 * anyway; this takes it out of the stores, and brings players that it hid back into the ranks. For
 * one thread, whose loop calls {@link #pump} every second or so.
 */
public final class ExpireSanctions {

  private static final String AUTHOR = "system";
  private static final String REASON = "came to its end";

  private final SanctionStore sanctions;
  private final Decisions decisions;
  private final InstantSource clock;
  private long publishedThrough;

  /** Looks in {@code sanctions} and publishes on {@code bus}. */
  public ExpireSanctions(SanctionStore sanctions, EventBus bus, InstantSource clock) {
    this.sanctions = sanctions;
    this.decisions = new Decisions(bus);
    this.clock = clock;
  }

  /**
   * Lifts the sanctions that have ended. Does nothing while screening has not yet carried out what
   * an earlier call lifted, so that each is lifted once.
   *
   * @param sanctionsMax how many at the most
   * @return how many were lifted
   * @throws dev.liveops.ports.PortUnavailable when that cannot be done now; call again later
   */
  public int pump(int sanctionsMax) {
    if (publishedThrough > 0 && !decisions.awaitInForce(publishedThrough)) {
      return 0;
    }
    long nowMillis = clock.millis();
    List<Fact.SanctionLifted> lifted = new ArrayList<>();
    for (Sanction ended : sanctions.endedBy(nowMillis, sanctionsMax)) {
      lifted.add(
          new Fact.SanctionLifted(
              ended.game(), ended.player(), ended.id(), AUTHOR, REASON, nowMillis));
    }
    if (!lifted.isEmpty()) {
      publishedThrough = decisions.publish(lifted);
    }
    return lifted.size();
  }
}
