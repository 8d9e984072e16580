package dev.liveops.ports.event;

/** The streams that a consumer can follow. */
public enum Topic {
  /**
   * What fairness works on: {@code EventAccepted}, {@code EventReviewed}, {@code SanctionImposed},
   * {@code SanctionLifted}, {@code DefinitionChanged}.
   */
  EVENTS,
  /**
   * What ranks and progress are made of: {@code EventCleared} for every event that counts, {@code
   * SanctionImposed}, {@code SanctionLifted}, {@code DefinitionChanged}.
   */
  CLEARED,
  /** Every published fact, for the audit trail. */
  TRAIL
}
