package dev.liveops.domain.ranking;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How windows of the calendar are named after their first day, and found by that name. */
final class WindowIds {
  private static final Pattern DAY = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
  private static final Pattern WEEK = Pattern.compile("([0-9]{4})-W([0-9]{2})");
  private static final Pattern MONTH = Pattern.compile("([0-9]{4})-([0-9]{2})");
  private static final Pattern QUARTER = Pattern.compile("([0-9]{4})-Q([1-4])");

  private WindowIds() {}

  static String of(WindowKind kind, LocalDate first) {
    return switch (kind) {
      case DAILY ->
          dated("%04d-%02d-%02d", first.getYear(), first.getMonthValue(), first.getDayOfMonth());
      case WEEKLY ->
          dated(
              "%04d-W%02d",
              first.get(IsoFields.WEEK_BASED_YEAR), first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTHLY -> dated("%04d-%02d", first.getYear(), first.getMonthValue());
      case SEASONAL -> dated("%04d-Q%d", first.getYear(), first.get(IsoFields.QUARTER_OF_YEAR));
      case ALL_TIME -> throw new IllegalArgumentException("all time has no first day");
    };
  }

  /**
   * The first day of the window that {@code id} seems to name; empty when it is malformed. A week
   * 53 of a year that has 52 gives the first week of the next: compare the name of what is found.
   */
  static Optional<LocalDate> firstDay(WindowKind kind, String id) {
    Matcher parts = pattern(kind).matcher(id);
    if (!parts.matches() || number(parts, 1) < WindowCalendar.YEAR_MIN) {
      return Optional.empty();
    }
    int year = number(parts, 1);
    try {
      return Optional.of(
          switch (kind) {
            case DAILY -> LocalDate.of(year, number(parts, 2), number(parts, 3));
            case WEEKLY -> firstMonday(year).plusWeeks(number(parts, 2) - 1L);
            case MONTHLY -> LocalDate.of(year, number(parts, 2), 1);
            case SEASONAL -> LocalDate.of(year, number(parts, 2) * 3 - 2, 1);
            case ALL_TIME -> throw new IllegalArgumentException("all time has no first day");
          });
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static Pattern pattern(WindowKind kind) {
    return switch (kind) {
      case DAILY -> DAY;
      case WEEKLY -> WEEK;
      case MONTHLY -> MONTH;
      case SEASONAL -> QUARTER;
      case ALL_TIME -> throw new IllegalArgumentException("all time has no first day");
    };
  }

  /** The Monday that begins week 1: that of the week with January 4 in it (ISO 8601). */
  private static LocalDate firstMonday(int year) {
    return LocalDate.of(year, 1, 4).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static String dated(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }
}
