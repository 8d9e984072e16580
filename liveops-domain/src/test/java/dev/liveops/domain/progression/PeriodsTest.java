package dev.liveops.domain.progression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.domain.progression.Reward.Scope;
import dev.liveops.domain.ranking.Seasons;
import dev.liveops.domain.ranking.Seasons.Named;
import dev.liveops.domain.ranking.Seasons.Season;
import dev.liveops.domain.ranking.WindowCalendar;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeriodsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void daysAndQuartersBeginInTheZoneOfTheGame() {
    Periods periods = Periods.of(new WindowCalendar(BERLIN, new Seasons.Quarters()));
    long lastNight = Games.at("2026-09-30T22:30:00Z");
    assertEquals(Optional.of("2026-10-01"), periods.idAt(Scope.DAY, lastNight));
    assertEquals(Optional.of("2026-Q4"), periods.idAt(Scope.SEASON, lastNight));
    assertEquals(Optional.of(""), periods.idAt(Scope.EVER, lastNight));
  }

  @Test
  void betweenNamedSeasonsThereIsNone() {
    Season spring = new Season("spring", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 6, 1));
    Periods periods = Periods.of(new WindowCalendar(BERLIN, new Named(List.of(spring))));
    assertEquals(
        Optional.of("spring"), periods.idAt(Scope.SEASON, Games.at("2026-05-31T21:59:59Z")));
    assertEquals(Optional.empty(), periods.idAt(Scope.SEASON, Games.at("2026-05-31T22:00:00Z")));
    assertEquals(Optional.of(""), periods.idAt(Scope.EVER, Games.at("2026-05-31T22:00:00Z")));
  }
}
