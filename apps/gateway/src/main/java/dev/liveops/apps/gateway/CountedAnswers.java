package dev.liveops.apps.gateway;

import dev.liveops.apps.runtime.observe.EventResult;
import dev.liveops.apps.runtime.observe.Telemetry;
import dev.liveops.usecases.event.Acceptance;
import dev.liveops.usecases.event.IntakeListener;

/** Counts the answers to events by the event's type and what became of it. */
final class CountedAnswers implements IntakeListener {
  private final Telemetry telemetry;

  CountedAnswers(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  @Override
  public void answered(String eventType, Acceptance answer) {
    telemetry.event(eventType, result(answer));
  }

  private static EventResult result(Acceptance answer) {
    return switch (answer) {
      case Acceptance.Accepted accepted -> EventResult.ACCEPTED;
      case Acceptance.Duplicate duplicate -> EventResult.DUPLICATE;
      case Acceptance.TooLarge tooLarge -> EventResult.INVALID;
      case Acceptance.Invalid invalid -> EventResult.INVALID;
      case Acceptance.NotAuthenticated notAuthenticated -> EventResult.UNSIGNED;
      case Acceptance.Blocked blocked -> EventResult.BLOCKED;
      case Acceptance.RateLimited limited -> EventResult.LIMITED;
      case Acceptance.InFlight inFlight -> EventResult.CONFLICT;
      case Acceptance.OtherBody otherBody -> EventResult.CONFLICT;
      case Acceptance.Unavailable unavailable -> EventResult.UNAVAILABLE;
    };
  }
}
