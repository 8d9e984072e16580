package dev.liveops.usecases.event;

import java.time.Instant;
import java.util.OptionalLong;

/** Reads the time at which a sender says that something happened. */
final class ClaimedTime {

  static final String EXPECTED =
      "an instant in the years 2000 to 2099, as epoch seconds, as epoch milliseconds (from 10^12 on) or"
          + " like 2024-11-02T15:06:40Z";

  /** From here on a number means milliseconds: as seconds, it would be in the year 33658. */
  private static final long MILLIS_FROM = 1_000_000_000_000L;

  private static final long FIRST_MILLIS = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
  private static final long END_MILLIS = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

  private ClaimedTime() {}

  static OptionalLong ofNumber(long number) {
    if (number < 0) {
      return OptionalLong.empty();
    }
    return sane(number < MILLIS_FROM ? number * 1_000 : number);
  }

  /** Fractions of a second count down to the millisecond; those of a millisecond are dropped. */
  static OptionalLong ofNumber(double number) {
    if (!(number >= 0 && number < END_MILLIS)) {
      return OptionalLong.empty();
    }
    return sane(number < MILLIS_FROM ? Math.round(number * 1_000) : (long) number);
  }

  static OptionalLong ofText(String text) {
    OptionalLong millis = Rfc3339.millisOf(text);
    return millis.isPresent() ? sane(millis.getAsLong()) : millis;
  }

  private static OptionalLong sane(long millis) {
    return millis >= FIRST_MILLIS && millis < END_MILLIS
        ? OptionalLong.of(millis)
        : OptionalLong.empty();
  }
}
