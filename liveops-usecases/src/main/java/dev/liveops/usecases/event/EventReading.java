package dev.liveops.usecases.event;

import dev.liveops.domain.event.FieldFault;
import java.util.List;

/** What came of reading an event. */
public sealed interface EventReading {

  /** It is well formed and keeps to its type. */
  record Sound(EventDraft draft) implements EventReading {}

  /**
   * It is not.
   *
   * @param faults everything that is wrong, fields named by their path as the sender spelt it; the
   *     empty path is the document
   */
  record Faulty(List<FieldFault> faults) implements EventReading {
    /** Keeps its own copy. */
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
