package dev.liveops.usecases.event;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * Reads instants such as {@code 2024-11-02T15:06:40.5+01:00}: the profile of ISO-8601 that RFC 3339
 * defines. Written out because the JDK's formatter takes as long as all the rest of reading an
 * event.
 */
final class Rfc3339 {

  private static final int SECOND_MILLIS = 1_000;
  private static final int MINUTE_SECONDS = 60;
  private static final int HOUR_SECONDS = 3_600;
  private static final int DAY_SECONDS = 86_400;
  private static final int FRACTION_DIGITS_MAX = 9;

  private final String text;
  private int at;
  private boolean wrong;

  private Rfc3339(String text) {
    this.text = text;
  }

  /** Epoch milliseconds, finer fractions dropped; empty when the text is no such instant. */
  static OptionalLong millisOf(String text) {
    return new Rfc3339(text).millis();
  }

  private OptionalLong millis() {
    int year = number(4, 9999);
    skip('-');
    int month = number(2, 12);
    skip('-');
    int day = number(2, 31);
    skip('T');
    long seconds = timeOfDay();
    int fraction = fractionMillis();
    seconds -= offsetSeconds();
    if (wrong || at != text.length()) {
      return OptionalLong.empty();
    }
    try {
      seconds += LocalDate.of(year, month, day).toEpochDay() * DAY_SECONDS;
      return OptionalLong.of(seconds * SECOND_MILLIS + fraction);
    } catch (DateTimeException noSuchDay) {
      return OptionalLong.empty();
    }
  }

  private int timeOfDay() {
    int seconds = number(2, 23) * HOUR_SECONDS;
    skip(':');
    seconds += number(2, 59) * MINUTE_SECONDS;
    skip(':');
    return seconds + number(2, 59);
  }

  private int fractionMillis() {
    if (peek() != '.') {
      return 0;
    }
    at++;
    int millis = 0;
    int digits = 0;
    for (; isDigit(peek()); at++, digits++) {
      millis = digits < 3 ? millis * 10 + peek() - '0' : millis;
    }
    wrong |= digits == 0 || digits > FRACTION_DIGITS_MAX;
    for (; digits < 3; digits++) {
      millis *= 10;
    }
    return millis;
  }

  private int offsetSeconds() {
    char sign = peek();
    at++;
    if (sign == 'Z') {
      return 0;
    }
    wrong |= sign != '+' && sign != '-';
    int seconds = number(2, 18) * HOUR_SECONDS;
    skip(':');
    seconds += number(2, 59) * MINUTE_SECONDS;
    return sign == '-' ? -seconds : seconds;
  }

  private int number(int digits, int max) {
    int number = 0;
    for (int i = 0; i < digits; i++, at++) {
      char c = peek();
      wrong |= !isDigit(c);
      number = number * 10 + c - '0';
    }
    wrong |= number > max;
    return number;
  }

  private void skip(char c) {
    wrong |= peek() != c;
    at++;
  }

  /** The next character; one that is never right where there is none. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
