package dev.liveops.adapters.local.filesystem;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Steps through a line whose form is known. It takes nothing but that form: whatever else is met,
 * be it good JSON, makes it {@link #failed}, and what was read is worth nothing. For one thread.
 */
final class LineScanner {

  private static final int DIGITS_MAX = 18; // of a number that fits 64 bits, whatever they are

  private final Words words = new Words();
  private byte[] bytes = new byte[0];
  private int at;
  private int end;
  private boolean failed;

  /** Goes to the beginning of a line. */
  void begin(TrailLine line) {
    bytes = line.bytes();
    at = line.start();
    end = at + line.length();
    failed = false;
  }

  /** Whether anything was not as expected. */
  boolean failed() {
    return failed;
  }

  /** Says that something was not as expected. */
  void fail() {
    failed = true;
  }

  /** How many bytes are to come. */
  int rest() {
    return end - at;
  }

  /** Steps over what has to come next. */
  void expect(byte[] part) {
    failed |= !skip(part);
  }

  /** Steps over what has to come next. */
  void expect(char next) {
    failed |= !skip(next);
  }

  /** Steps over a part if it comes next. */
  boolean skip(byte[] part) {
    boolean isNext =
        rest() >= part.length && Arrays.equals(bytes, at, at + part.length, part, 0, part.length);
    at += isNext ? part.length : 0;
    return isNext;
  }

  /** Steps over a character if it comes next. */
  boolean skip(char next) {
    boolean isNext = at < end && bytes[at] == next;
    at += isNext ? 1 : 0;
    return isNext;
  }

  /** Text up to its closing quote, which is stepped over; ASCII without anything escaped. */
  String text() {
    int from = at;
    at = endOfText();
    String text = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
    expect('"');
    return text;
  }

  /** Like {@link #text}, for one that most likely comes again: as long as it does, one object. */
  String word() {
    int from = at;
    at = endOfText();
    String word = words.of(bytes, from, at);
    expect('"');
    return word;
  }

  private int endOfText() {
    int next = at;
    while (next < end && bytes[next] >= ' ' && bytes[next] != '"' && bytes[next] != '\\') {
      next++;
    }
    return next;
  }

  /** A whole number of at most {@value #DIGITS_MAX} digits. */
  long number() {
    boolean isNegative = skip('-');
    int from = at;
    long value = 0;
    while (at < end && isDigit(bytes[at])) {
      value = 10 * value + bytes[at++] - '0';
    }
    int digits = at - from;
    failed |= digits == 0 || digits > DIGITS_MAX || (digits > 1 && bytes[from] == '0');
    return isNegative ? -value : value;
  }

  /** A number: a {@link Double} where it has a fraction, else a {@link Long}. */
  Object longOrDouble() {
    int from = at;
    long whole = number();
    if (!skip('.')) {
      failed |= at < end && (bytes[at] == 'e' || bytes[at] == 'E');
      return whole;
    }
    digits();
    if (skip('E')) {
      skip('-');
      digits();
    }
    return failed
        ? whole
        : Double.valueOf(new String(bytes, from, at - from, StandardCharsets.ISO_8859_1));
  }

  private void digits() {
    int from = at;
    while (at < end && isDigit(bytes[at])) {
      at++;
    }
    failed |= at == from;
  }

  private static boolean isDigit(byte of) {
    return of >= '0' && of <= '9';
  }

  /** 64 bits as 16 hexadecimal digits in lower case. */
  long hex() {
    long value = 0;
    for (int i = 0; i < 16; i++) {
      int digit = at < end ? hexDigit(bytes[at++]) : -1;
      failed |= digit < 0;
      value = value << 4 | digit;
    }
    return value;
  }

  private static int hexDigit(byte of) {
    if (isDigit(of)) {
      return of - '0';
    }
    return of >= 'a' && of <= 'f' ? of - 'a' + 10 : -1;
  }
}
