package dev.liveops.adapters.local.log;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import java.util.List;

/**
 * Which events a fact is about, for those who look up what became of an event. Of what a consumer
 * gave up on, only the position is known: whoever looks up an event has to ask for those of {@link
 * #isGivenUpWith the positions} found under its name.
 */
public final class NamedEvents {

  private NamedEvents() {}

  /** The events that the history of an event finds {@code fact} under. */
  public static List<EventId> of(Fact fact) {
    return switch (fact) {
      case Fact.EventAccepted accepted -> List.of(accepted.event().id());
      case Fact.EventReviewed reviewed -> List.of(reviewed.event());
      case Fact.EventsJudged judged ->
          judged.remarkable().stream().map(Fact.Remarkable::event).toList();
      case Fact.EventCleared cleared -> List.of(cleared.event().id());
      case Fact.SanctionImposed imposed -> List.of();
      case Fact.SanctionLifted lifted -> List.of();
      case Fact.RewardClaimed claimed -> List.of();
      case Fact.DefinitionChanged changed -> List.of();
      case Fact.ActsDenied denied -> List.of();
      case Fact.DeliveryAbandoned abandoned -> List.of();
      case Fact.AdminActed acted -> List.of();
    };
  }

  /** Whether an event is given up with {@code fact}: its acceptance, and its review. */
  public static boolean isGivenUpWith(Fact fact) {
    return fact instanceof Fact.EventAccepted || fact instanceof Fact.EventReviewed;
  }
}
