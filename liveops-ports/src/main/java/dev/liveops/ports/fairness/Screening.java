package dev.liveops.ports.fairness;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.Population;
import dev.liveops.domain.fairness.Sanction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one pass of screening changed; all of it takes effect, or none.
 *
 * @param through the last position it handled
 * @param judged the judgement to publish, if it saw an event or released one; it also carries the
 *     violations to keep
 * @param activities the players whose activity changed, as it is now
 * @param populations the populations that changed, as copies of what they are now
 * @param imposed sanctions that begin
 * @param lifted sanctions that are gone
 * @param held events that now wait for a reviewer
 * @param decided events that wait no longer
 */
public record Screening(
    long through,
    Optional<Fact.EventsJudged> judged,
    Map<PlayerKey, PlayerActivity> activities,
    Map<PopulationKey, Population> populations,
    List<Sanction> imposed,
    List<LiftedSanction> lifted,
    List<HeldEvent> held,
    List<DecidedEvent> decided) {

  /** Names a sanction to take away. */
  public record LiftedSanction(GameId game, String sanctionId) {}

  /** Names an event to take out of the queue. */
  public record DecidedEvent(GameId game, EventId event) {}
}
