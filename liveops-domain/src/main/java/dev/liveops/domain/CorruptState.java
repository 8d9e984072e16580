package dev.liveops.domain;

/**
 * Thrown when bytes are not the encoding they should be: damaged, cut short, or of another kind.
 */
public final class CorruptState extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  CorruptState(String state, String fault) {
    super(state + ": " + fault);
  }
}
