package dev.liveops.usecases.event;

import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.fairness.Violation;
import java.util.List;

/** What became of an event. */
public sealed interface EventFate {

  /** The event. */
  GameEvent event();

  /** It is durable and not judged yet. */
  record Accepted(GameEvent event) implements EventFate {}

  /** It counts, and nothing is to be said of it but what rules in shadow say. */
  record Cleared(GameEvent event, List<Violation> violations) implements EventFate {
    /** Keeps its own copy. */
    public Cleared {
      violations = List.copyOf(violations);
    }
  }

  /** It counts, and broke these rules. */
  record Flagged(GameEvent event, List<Violation> violations) implements EventFate {
    /** Keeps its own copy. */
    public Flagged {
      violations = List.copyOf(violations);
    }
  }

  /** It is held until a reviewer decides on it. */
  record Quarantined(GameEvent event, List<Violation> violations) implements EventFate {
    /** Keeps its own copy. */
    public Quarantined {
      violations = List.copyOf(violations);
    }
  }

  /** It does not count, by the rules alone. */
  record Rejected(GameEvent event, List<Violation> violations) implements EventFate {
    /** Keeps its own copy. */
    public Rejected {
      violations = List.copyOf(violations);
    }
  }

  /** It was held, and a reviewer decided on it. */
  record Reviewed(GameEvent event, List<Violation> violations, Review review) implements EventFate {
    /** Keeps its own copy. */
    public Reviewed {
      violations = List.copyOf(violations);
    }
  }

  /** Screening gave up on it after several attempts: it is neither judged nor does it count. */
  record Abandoned(GameEvent event) implements EventFate {}

  /**
   * The decision of a reviewer.
   *
   * @param released true when the event counts since then, false when it never will
   * @param author who decided
   * @param reason why
   * @param atMillis when, epoch milliseconds
   */
  record Review(boolean released, String author, String reason, long atMillis) {}
}
