package dev.liveops.domain.fairness;

/** What becomes of an event once the rules have seen it. Ordered from mild to severe. */
public enum Verdict {
  /** Nothing to remark: it counts. */
  CLEARED,
  /** It counts, and a remark is kept. */
  FLAGGED,
  /** Held back until a reviewer releases or rejects it. */
  QUARANTINED,
  /** It does not count, and no reviewer is asked. */
  REJECTED;

  /** Whether an event with this verdict goes on to ranks and progress. */
  public boolean counts() {
    return this == CLEARED || this == FLAGGED;
  }

  /** The more severe of the two. */
  public Verdict or(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
