package dev.liveops.usecases.game;

import dev.liveops.domain.ranking.Seasons;
import dev.liveops.domain.ranking.Seasons.Season;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the time zone and the seasons of a document. */
final class Calendars {

  static final ZoneId UTC = ZoneId.of("UTC");

  private Calendars() {}

  static ZoneId zone(Value value) {
    try {
      return ZoneId.of(value.text().orElse(""));
    } catch (DateTimeException unknown) {
      value.fault("a time zone such as UTC or Europe/Berlin");
      return UTC;
    }
  }

  /** Either the word {@code quarters} or a list of seasons. */
  static Seasons seasons(Value value) {
    if (value.text().filter("quarters"::equals).isPresent()) {
      return new Seasons.Quarters();
    }
    if (!value.isList()) {
      value.fault("the word quarters, or a list of seasons");
      return new Seasons.Quarters();
    }
    List<Season> seasons = new ArrayList<>();
    Names names = new Names();
    for (Value item : value.items(1, Limits.SEASONS_MAX)) {
      Section section = item.section("name", "first_day", "end_day");
      String name = names.uniqueId(section.get("name"));
      Value firstDay = section.get("first_day");
      Value endDay = section.get("end_day");
      Optional<LocalDate> first = firstDay.day();
      Optional<LocalDate> end = endDay.day();
      boolean named = seasons.stream().noneMatch(season -> season.name().equals(name));
      if (named && first.isPresent() && end.isPresent()) {
        inOrder(seasons, firstDay, first.get(), endDay, end.get())
            .ifPresent(days -> seasons.add(new Season(name, days.first(), days.end())));
      }
    }
    return seasons.isEmpty() ? new Seasons.Quarters() : new Seasons.Named(seasons);
  }

  private record Days(LocalDate first, LocalDate end) {}

  private static Optional<Days> inOrder(
      List<Season> before, Value firstDay, LocalDate first, Value endDay, LocalDate end) {
    if (!end.isAfter(first)) {
      endDay.fault("a day after " + first + ": the first that no longer belongs to the season");
      return Optional.empty();
    }
    if (!before.isEmpty() && first.isBefore(before.getLast().endDay())) {
      firstDay.fault("a day from " + before.getLast().endDay() + " on: seasons do not overlap");
      return Optional.empty();
    }
    return Optional.of(new Days(first, end));
  }
}
