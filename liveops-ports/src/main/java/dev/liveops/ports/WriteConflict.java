package dev.liveops.ports;

/**
 * Somebody else changed the same thing in between; nothing was written. Read again, then decide.
 */
public final class WriteConflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was in conflict. */
  public WriteConflict(String what) {
    super(what);
  }
}
