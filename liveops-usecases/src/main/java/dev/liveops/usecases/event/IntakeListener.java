package dev.liveops.usecases.event;

/**
 * Hears every answer of {@link AcceptEvents}, to count them. Called by many threads, right before
 * the answer is given: it must be quick, and throw nothing.
 */
@FunctionalInterface
public interface IntakeListener {

  /** Hears, and does nothing. */
  IntakeListener NONE = (eventType, answer) -> {};

  /**
   * An event, or a whole batch that was refused, is answered.
   *
   * @param eventType a type of the game; empty where none was read, or a batch is refused
   */
  void answered(String eventType, Acceptance answer);
}
