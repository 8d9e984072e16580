package dev.liveops.domain.progression;

/**
 * An entry of a player's progress that belongs to a period: one for each owner, detail and period.
 */
sealed interface Dated permits Earned, Tally {

  String owner();

  String detail();

  String period();

  long atMillis();

  /** Whether both tell the same story in perhaps different periods. */
  default boolean sameButForPeriod(Dated other) {
    return owner().equals(other.owner()) && detail().equals(other.detail());
  }

  /**
   * Whether it is to go before {@code other} where there is room for one only: what is for ever
   * stays longest.
   */
  default boolean goesBefore(Dated other) {
    boolean periodic = !period().isEmpty();
    boolean otherPeriodic = !other.period().isEmpty();
    return periodic == otherPeriodic ? atMillis() < other.atMillis() : periodic;
  }

  static int byKey(Dated a, Dated b) {
    int byOwner = a.owner().compareTo(b.owner());
    if (byOwner != 0) {
      return byOwner;
    }
    int byDetail = a.detail().compareTo(b.detail());
    return byDetail != 0 ? byDetail : a.period().compareTo(b.period());
  }
}
