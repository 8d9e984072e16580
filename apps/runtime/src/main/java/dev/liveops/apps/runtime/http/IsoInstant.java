package dev.liveops.apps.runtime.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes instants as {@link Instant#toString} does, in a tenth of its time: a page of ranks has one
 * in each line.
 */
final class IsoInstant {
  private static final long SECOND_MILLIS = 1_000;
  private static final long DAY_MILLIS = 86_400 * SECOND_MILLIS;

  /** From here on years have more than four digits. */
  private static final long YEAR_10000_MILLIS = 253_402_300_800_000L;

  private static final int LENGTH_WITHOUT_FRACTION = "2026-11-22T12:00:00Z".length();
  private static final int LENGTH_WITH_FRACTION = "2026-11-22T12:00:00.000Z".length();

  private IsoInstant() {}

  static String text(long epochMillis) {
    if (epochMillis < 0 || epochMillis >= YEAR_10000_MILLIS) {
      return Instant.ofEpochMilli(epochMillis).toString();
    }
    LocalDate day = LocalDate.ofEpochDay(epochMillis / DAY_MILLIS);
    int millis = (int) (epochMillis % SECOND_MILLIS);
    int second = (int) (epochMillis % DAY_MILLIS / SECOND_MILLIS);
    byte[] text = new byte[millis == 0 ? LENGTH_WITHOUT_FRACTION : LENGTH_WITH_FRACTION];
    digits(text, 0, 4, day.getYear());
    text[4] = '-';
    digits(text, 5, 2, day.getMonthValue());
    text[7] = '-';
    digits(text, 8, 2, day.getDayOfMonth());
    text[10] = 'T';
    digits(text, 11, 2, second / 3600);
    text[13] = ':';
    digits(text, 14, 2, second / 60 % 60);
    text[16] = ':';
    digits(text, 17, 2, second % 60);
    if (millis != 0) {
      text[19] = '.';
      digits(text, 20, 3, millis);
    }
    text[text.length - 1] = 'Z';
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static void digits(byte[] text, int at, int count, int number) {
    int rest = number;
    for (int i = at + count - 1; i >= at; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
