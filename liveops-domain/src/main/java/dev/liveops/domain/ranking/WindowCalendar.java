package dev.liveops.domain.ranking;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Which window an instant falls into, in a game's zone and seasons.
 *
 * <p>Windows of a kind follow one another without a gap or an overlap, each from the first instant
 * of a day up to the first instant of a later one; a day on which clocks change is 23 or 25 hours
 * long. Only between named seasons is there no window. Weeks are those of ISO 8601: they begin on
 * Monday and are named by the week-based year, so that 2027-01-01 falls into {@code 2026-W53}.
 *
 * <p>Safe for use by several threads. Remembers the last window of every kind, so that asking for
 * instants close to each other costs next to nothing.
 */
public final class WindowCalendar {

  /** The first year that has windows. */
  public static final int YEAR_MIN = 1;

  /** The last year that has windows; later ones would not fit the ids. */
  public static final int YEAR_MAX = 9999;

  private static final Window ALL =
      new Window(WindowKind.ALL_TIME, "all", Long.MIN_VALUE, Long.MAX_VALUE);

  private final ZoneId zone;
  private final Seasons seasons;
  private final AtomicReferenceArray<Stretch> latest =
      new AtomicReferenceArray<>(WindowKind.values().length);

  /** A stretch of time in which the answer is the same, be it a window or the lack of one. */
  record Stretch(long startMillis, long endMillis, Optional<Window> window) {
    static Stretch of(Window window) {
      return new Stretch(window.startMillis(), window.endMillis(), Optional.of(window));
    }

    boolean contains(long atMillis) {
      return atMillis >= startMillis && (atMillis < endMillis || endMillis == Long.MAX_VALUE);
    }
  }

  /** A calendar of the days of {@code zone}. */
  public WindowCalendar(ZoneId zone, Seasons seasons) {
    this.zone = Objects.requireNonNull(zone, "zone");
    this.seasons = Objects.requireNonNull(seasons, "seasons");
  }

  /**
   * The window that {@code atMillis} falls into; empty only between named seasons.
   *
   * @throws IllegalArgumentException when the instant lies outside the years {@link #YEAR_MIN} to
   *     {@link #YEAR_MAX}
   */
  public Optional<Window> at(WindowKind kind, long atMillis) {
    return stretchAt(kind, atMillis).window();
  }

  /** What {@link #at} answers, and how long it does. */
  Stretch stretchAt(WindowKind kind, long atMillis) {
    Stretch stretch = latest.get(kind.ordinal());
    if (stretch == null || !stretch.contains(atMillis)) {
      stretch = find(kind, atMillis);
      latest.set(kind.ordinal(), stretch);
    }
    return stretch;
  }

  /**
   * The window called {@code id}, past, present or to come; empty when no window of that kind has
   * that name, whatever the text. A day that the zone skipped has no window.
   */
  public Optional<Window> byId(WindowKind kind, String id) {
    if (kind == WindowKind.ALL_TIME) {
      return id.equals(ALL.id()) ? Optional.of(ALL) : Optional.empty();
    }
    if (kind == WindowKind.SEASONAL && seasons instanceof Seasons.Named named) {
      return named.seasons().stream()
          .filter(s -> s.name().equals(id))
          .findFirst()
          .map(this::window);
    }
    return WindowIds.firstDay(kind, id)
        .map(first -> window(kind, first))
        .filter(window -> window.id().equals(id) && window.startMillis() < window.endMillis());
  }

  /** The name of the season that {@code atMillis} falls into; empty between named seasons. */
  public Optional<String> seasonNameAt(long atMillis) {
    return at(WindowKind.SEASONAL, atMillis).map(Window::id);
  }

  private Stretch find(WindowKind kind, long atMillis) {
    if (kind == WindowKind.ALL_TIME) {
      return Stretch.of(ALL);
    }
    if (kind == WindowKind.SEASONAL && seasons instanceof Seasons.Named named) {
      return namedSeason(named, atMillis);
    }
    LocalDate day = Instant.ofEpochMilli(atMillis).atZone(zone).toLocalDate();
    if (day.getYear() < YEAR_MIN || day.getYear() > YEAR_MAX) {
      throw new IllegalArgumentException(
          "atMillis: expected an instant in the years " + YEAR_MIN + " to " + YEAR_MAX);
    }
    Window window = window(kind, firstDay(kind, day));
    // Where clocks go back across midnight, an hour of yesterday comes again after today began. It
    // stays with today: an instant must not belong to two windows, nor time run backwards.
    while (!window.contains(atMillis)) {
      day = endDay(kind, firstDay(kind, day));
      window = window(kind, day);
    }
    return Stretch.of(window);
  }

  private Stretch namedSeason(Seasons.Named named, long atMillis) {
    long gapStart = Long.MIN_VALUE;
    for (Seasons.Season season : named.seasons()) {
      Window window = window(season);
      if (atMillis < window.startMillis()) {
        return new Stretch(gapStart, window.startMillis(), Optional.empty());
      }
      if (window.contains(atMillis)) {
        return Stretch.of(window);
      }
      gapStart = window.endMillis();
    }
    return new Stretch(gapStart, Long.MAX_VALUE, Optional.empty());
  }

  private Window window(Seasons.Season season) {
    return new Window(
        WindowKind.SEASONAL, season.name(), startOf(season.firstDay()), startOf(season.endDay()));
  }

  private Window window(WindowKind kind, LocalDate first) {
    return new Window(
        kind, WindowIds.of(kind, first), startOf(first), startOf(endDay(kind, first)));
  }

  private long startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private static LocalDate firstDay(WindowKind kind, LocalDate day) {
    return switch (kind) {
      case DAILY -> day;
      case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTHLY -> day.withDayOfMonth(1);
      case SEASONAL -> day.with(IsoFields.DAY_OF_QUARTER, 1);
      case ALL_TIME -> throw new IllegalArgumentException("all time has no first day");
    };
  }

  private static LocalDate endDay(WindowKind kind, LocalDate first) {
    return switch (kind) {
      case DAILY -> first.plusDays(1);
      case WEEKLY -> first.plusWeeks(1);
      case MONTHLY -> first.plusMonths(1);
      case SEASONAL -> first.plusMonths(3);
      case ALL_TIME -> throw new IllegalArgumentException("all time has no end");
    };
  }
}
