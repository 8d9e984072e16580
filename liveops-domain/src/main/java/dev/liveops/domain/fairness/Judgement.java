package dev.liveops.domain.fairness;

import java.util.List;
import java.util.Optional;

/**
 * What the rules say of one event.
 *
 * @param verdict what becomes of it
 * @param violations every rule it broke, those in shadow included
 * @param block the sanction that follows from it, if any
 */
public record Judgement(Verdict verdict, List<Violation> violations, Optional<Sanction> block) {

  /** The judgement of an event that nothing is to be said of. */
  public static final Judgement CLEAR = new Judgement(Verdict.CLEARED, List.of(), Optional.empty());

  /** Keeps its own copy of the violations. */
  public Judgement {
    violations = List.copyOf(violations);
  }
}
