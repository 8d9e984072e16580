package dev.liveops.domain.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowCalendarTest {

  private static final Seasons QUARTERS = new Seasons.Quarters();
  private static final WindowCalendar UTC = new WindowCalendar(ZoneOffset.UTC, QUARTERS);

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  private static Window at(WindowCalendar calendar, WindowKind kind, String instant) {
    return calendar.at(kind, millis(instant)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "DAILY,    2026-11-22, 2026-11-22T00:00:00Z, 2026-11-23T00:00:00Z",
    "WEEKLY,   2026-W47,   2026-11-16T00:00:00Z, 2026-11-23T00:00:00Z",
    "MONTHLY,  2026-11,    2026-11-01T00:00:00Z, 2026-12-01T00:00:00Z",
    "SEASONAL, 2026-Q4,    2026-10-01T00:00:00Z, 2027-01-01T00:00:00Z",
  })
  void anInstantFallsIntoOneWindowOfEveryKind(
      WindowKind kind, String id, String start, String end) {
    assertEquals(
        new Window(kind, id, millis(start), millis(end)), at(UTC, kind, "2026-11-22T13:52:00Z"));
  }

  @Test
  void allTimeHasNeitherBeginningNorEnd() {
    Window all = new Window(WindowKind.ALL_TIME, "all", Long.MIN_VALUE, Long.MAX_VALUE);
    for (long atMillis : new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE}) {
      assertEquals(Optional.of(all), UTC.at(WindowKind.ALL_TIME, atMillis));
    }
    assertEquals(Optional.of(all), UTC.byId(WindowKind.ALL_TIME, "all"));
    assertEquals(Optional.empty(), UTC.byId(WindowKind.ALL_TIME, "2026"));
  }

  @ParameterizedTest
  @CsvSource({
    "DAILY,    2026-12-31, 2027-01-01, 2027-01-01T00:00:00Z",
    "WEEKLY,   2026-W52,   2026-W53,   2026-12-28T00:00:00Z",
    "MONTHLY,  2026-12,    2027-01,    2027-01-01T00:00:00Z",
    "SEASONAL, 2026-Q4,    2027-Q1,    2027-01-01T00:00:00Z",
  })
  void theBoundaryInstantBelongsToTheNextWindow(
      WindowKind kind, String before, String after, Instant boundary) {
    long atMillis = boundary.toEpochMilli();
    assertEquals(before, UTC.at(kind, atMillis - 1).orElseThrow().id());
    assertEquals(after, UTC.at(kind, atMillis).orElseThrow().id());
    assertEquals(
        UTC.at(kind, atMillis - 1).orElseThrow().endMillis(),
        UTC.at(kind, atMillis).orElseThrow().startMillis());
  }

  @ParameterizedTest
  @CsvSource({
    "2020-12-31, 2020-W53",
    "2021-01-03, 2020-W53",
    "2021-01-04, 2021-W01",
    "2024-12-29, 2024-W52",
    "2024-12-30, 2025-W01",
    "2026-01-01, 2026-W01",
    "2027-01-01, 2026-W53",
    "2027-01-04, 2027-W01",
  })
  void weeksAreNamedByTheWeekBasedYear(LocalDate day, String id) {
    Window week = at(UTC, WindowKind.WEEKLY, day + "T12:00:00Z");
    assertEquals(id, week.id());
    assertEquals(Optional.of(week), UTC.byId(WindowKind.WEEKLY, id));
  }

  @Test
  void weeksAgreeWithIso8601OnEveryDayOfFourHundredYears() {
    // The calendar repeats after 400 years, so these are all there are.
    for (LocalDate day = LocalDate.of(1900, 1, 1); day.getYear() < 2300; day = day.plusDays(1)) {
      String id =
          "%04d-W%02d"
              .formatted(
                  day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      Window week = at(UTC, WindowKind.WEEKLY, day + "T00:00:00Z");
      assertEquals(id, week.id(), day::toString);
      assertEquals(Duration.ofDays(7).toMillis(), week.endMillis() - week.startMillis());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,     2026-03-29, 23",
    "Europe/Berlin,     2026-10-25, 25",
    "Europe/Berlin,     2026-11-22, 24",
    "America/Sao_Paulo, 2018-11-04, 23", // began at one o'clock: there was no midnight
    "America/Sao_Paulo, 2018-02-17, 25",
    "America/Sao_Paulo, 2026-11-22, 24",
    "Asia/Seoul,        1988-05-08, 23",
    "Asia/Seoul,        1988-10-09, 25",
    "Asia/Seoul,        2026-11-22, 24",
    "America/St_Johns,  2010-11-07, 25", // clocks went back at 00:01, into the day before
    "America/Havana,    2026-11-01, 25", // midnight came twice
  })
  void aDayLastsAsLongAsItDidThere(ZoneId zone, LocalDate day, int hours) {
    WindowCalendar calendar = new WindowCalendar(zone, QUARTERS);
    Window window = calendar.byId(WindowKind.DAILY, day.toString()).orElseThrow();
    Instant start = day.atStartOfDay(zone).toInstant();
    assertEquals(start.toEpochMilli(), window.startMillis());
    assertEquals(Duration.ofHours(hours).toMillis(), window.endMillis() - window.startMillis());
    assertEquals(Optional.of(window), calendar.at(WindowKind.DAILY, window.startMillis()));
    assertEquals(Optional.of(window), calendar.at(WindowKind.DAILY, window.endMillis() - 1));
  }

  @Test
  void anHourThatComesAgainAfterMidnightStaysWithTheDayThatHadBegun() {
    ZoneId zone = ZoneId.of("America/St_Johns");
    WindowCalendar calendar = new WindowCalendar(zone, QUARTERS);
    // At 00:01 on November 7, clocks went back to 23:01 on November 6.
    Instant again =
        LocalDateTime.of(2010, 11, 6, 23, 30).atZone(zone).withLaterOffsetAtOverlap().toInstant();
    assertEquals(LocalDate.of(2010, 11, 6), again.atZone(zone).toLocalDate());
    assertEquals(
        "2010-11-07", calendar.at(WindowKind.DAILY, again.toEpochMilli()).orElseThrow().id());
  }

  @Test
  void aDayThatTheZoneSkippedHasNoWindow() {
    WindowCalendar samoa = new WindowCalendar(ZoneId.of("Pacific/Apia"), QUARTERS);
    Window before = samoa.byId(WindowKind.DAILY, "2011-12-29").orElseThrow();
    Window after = samoa.byId(WindowKind.DAILY, "2011-12-31").orElseThrow();
    assertEquals(before.endMillis(), after.startMillis());
    assertEquals(Optional.empty(), samoa.byId(WindowKind.DAILY, "2011-12-30"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "Europe/Berlin",
        "America/Sao_Paulo",
        "Asia/Seoul",
        "America/St_Johns",
        "Pacific/Apia",
        "Asia/Kathmandu"
      })
  void windowsOfAKindDivideTimeWithoutGapOrOverlap(String zone) {
    long seed = zone.hashCode();
    Random random = new Random(seed);
    WindowCalendar calendar = new WindowCalendar(ZoneId.of(zone), QUARTERS);
    long first = millis("1900-01-01T00:00:00Z");
    long last = millis("2100-01-01T00:00:00Z");
    for (int i = 0; i < 2000; i++) {
      long atMillis = random.nextLong(first, last);
      String round = "seed " + seed + ", round " + i + ", at " + Instant.ofEpochMilli(atMillis);
      for (WindowKind kind :
          List.of(WindowKind.DAILY, WindowKind.WEEKLY, WindowKind.MONTHLY, WindowKind.SEASONAL)) {
        Window window = calendar.at(kind, atMillis).orElseThrow();
        assertTrue(window.contains(atMillis), round);
        assertEquals(Optional.of(window), calendar.byId(kind, window.id()), round);
        assertEquals(Optional.of(window), calendar.at(kind, window.startMillis()), round);
        assertEquals(Optional.of(window), calendar.at(kind, window.endMillis() - 1), round);
        Window next = calendar.at(kind, window.endMillis()).orElseThrow();
        assertEquals(window.endMillis(), next.startMillis(), round);
      }
    }
  }

  @Test
  void askingForTheSameWindowAgainMakesNothingNew() {
    WindowCalendar calendar = new WindowCalendar(ZoneOffset.UTC, QUARTERS);
    assertSame(calendar.at(WindowKind.DAILY, 5), calendar.at(WindowKind.DAILY, 6));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "DAILY|2026-02-29",
        "DAILY|2026-13-01",
        "DAILY|2026-00-10",
        "DAILY|2026-1-1",
        "DAILY|2026-11-22 ",
        "DAILY|12026-11-22",
        "DAILY|+2026-11-22",
        "DAILY|0000-01-01",
        "DAILY|2026-W47",
        "DAILY|''",
        "DAILY|\u0662\u0660\u0662\u0666-\u0661\u0661-\u0662\u0662",
        "WEEKLY|2026-W00",
        "WEEKLY|2025-W53",
        "WEEKLY|2026-W54",
        "WEEKLY|2026-w47",
        "WEEKLY|2026W47",
        "MONTHLY|2026-00",
        "MONTHLY|2026-13",
        "MONTHLY|2026-11-22",
        "SEASONAL|2026-Q0",
        "SEASONAL|2026-Q5",
        "SEASONAL|2026-q4",
        "SEASONAL|summer",
        "ALL_TIME|ALL",
      },
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false)
  void textThatNamesNoWindowFindsNone(WindowKind kind, String id) {
    assertEquals(Optional.empty(), UTC.byId(kind, id));
  }

  @Test
  void theYearsEndWhereTheIdsDo() {
    WindowCalendar seoul = new WindowCalendar(ZoneId.of("Asia/Seoul"), QUARTERS);
    for (WindowKind kind : WindowKind.values()) {
      Window last =
          seoul.at(kind, Instant.parse("9999-12-31T14:59:59.999Z").toEpochMilli()).orElseThrow();
      assertEquals(Optional.of(last), seoul.byId(kind, last.id()));
    }
    long after = Instant.parse("9999-12-31T15:00:00Z").toEpochMilli();
    assertThrows(IllegalArgumentException.class, () -> seoul.at(WindowKind.DAILY, after));
    assertThrows(IllegalArgumentException.class, () -> seoul.at(WindowKind.WEEKLY, Long.MIN_VALUE));
    assertEquals("0001-01-01", at(UTC, WindowKind.DAILY, "0001-01-01T00:00:00Z").id());
    assertEquals("0001-W01", at(UTC, WindowKind.WEEKLY, "0001-01-01T00:00:00Z").id());
  }
}
