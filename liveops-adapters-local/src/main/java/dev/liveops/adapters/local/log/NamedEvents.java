package dev.liveops.adapters.local.log;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import java.util.List;

/** Which events a fact is about, for those who look up what became of an event. */
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
}
