package dev.liveops.usecases.event;

import java.util.List;

/** What is answered to a batch of events. */
public sealed interface BatchAcceptance {

  /** Each event is answered, in the order they were sent. */
  record Answered(List<Acceptance> events) implements BatchAcceptance {
    /** Keeps its own copy. */
    public Answered {
      events = List.copyOf(events);
    }
  }

  /** The batch is answered as a whole: none of its events was accepted. */
  record Refused(Acceptance whole) implements BatchAcceptance {}
}
