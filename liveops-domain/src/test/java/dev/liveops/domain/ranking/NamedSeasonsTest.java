package dev.liveops.domain.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamedSeasonsTest {

  private static final Seasons.Season EMBER = season("ember", "2026-03-29", "2026-06-01");
  private static final Seasons.Season TIDE = season("tide", "2026-06-01", "2026-09-01");
  private static final Seasons.Season FROST = season("frost", "2026-12-01", "2027-03-01");

  private final WindowCalendar berlin =
      new WindowCalendar(
          ZoneId.of("Europe/Berlin"), new Seasons.Named(List.of(EMBER, TIDE, FROST)));

  private static Seasons.Season season(String name, String firstDay, String endDay) {
    return new Seasons.Season(name, LocalDate.parse(firstDay), LocalDate.parse(endDay));
  }

  private Optional<String> nameAt(String instant) {
    return berlin.seasonNameAt(Instant.parse(instant).toEpochMilli());
  }

  @Test
  void aSeasonBeginsWithItsFirstDayInTheZoneOfTheGame() {
    assertEquals(Optional.empty(), nameAt("2026-03-28T22:59:59.999Z"));
    assertEquals(Optional.of("ember"), nameAt("2026-03-28T23:00:00Z"));
  }

  @Test
  void aSeasonEndsWhereTheNextBegins() {
    assertEquals(Optional.of("ember"), nameAt("2026-05-31T21:59:59.999Z"));
    assertEquals(Optional.of("tide"), nameAt("2026-05-31T22:00:00Z"));
  }

  @Test
  void betweenTwoSeasonsThereIsNone() {
    assertEquals(Optional.of("tide"), nameAt("2026-08-31T21:59:59.999Z"));
    assertEquals(Optional.empty(), nameAt("2026-08-31T22:00:00Z"));
    assertEquals(Optional.empty(), nameAt("2026-10-10T12:00:00Z"));
    assertEquals(Optional.empty(), nameAt("2026-11-30T22:59:59.999Z"));
    assertEquals(Optional.of("frost"), nameAt("2026-11-30T23:00:00Z"));
  }

  @Test
  void afterTheLastSeasonThereIsNone() {
    assertEquals(Optional.of("frost"), nameAt("2027-02-28T22:59:59.999Z"));
    assertEquals(Optional.empty(), nameAt("2027-02-28T23:00:00Z"));
    assertEquals(Optional.empty(), berlin.at(WindowKind.SEASONAL, Long.MAX_VALUE));
  }

  @Test
  void aSeasonIsFoundByItsName() {
    Window tide = berlin.byId(WindowKind.SEASONAL, "tide").orElseThrow();
    assertEquals(
        new Window(
            WindowKind.SEASONAL,
            "tide",
            Instant.parse("2026-05-31T22:00:00Z").toEpochMilli(),
            Instant.parse("2026-08-31T22:00:00Z").toEpochMilli()),
        tide);
    assertEquals(Optional.of(tide), berlin.at(WindowKind.SEASONAL, tide.startMillis()));
    assertEquals(Optional.empty(), berlin.byId(WindowKind.SEASONAL, "2026-Q4"));
    assertEquals(Optional.empty(), berlin.byId(WindowKind.SEASONAL, "Tide"));
  }

  @Test
  void theOtherWindowsDoNotMindSeasons() {
    long october = Instant.parse("2026-10-10T12:00:00Z").toEpochMilli();
    assertEquals("2026-10", berlin.at(WindowKind.MONTHLY, october).orElseThrow().id());
  }

  @Test
  void seasonsThatOverlapOrShareANameOrAreMissingAreRefused() {
    assertRefused(List.of());
    assertRefused(List.of(TIDE, EMBER));
    assertRefused(List.of(TIDE, season("early", "2026-08-31", "2026-10-01")));
    assertRefused(List.of(TIDE, season("tide", "2026-09-01", "2026-10-01")));
    assertThrows(
        IllegalArgumentException.class, () -> season("nothing", "2026-09-01", "2026-09-01"));
  }

  private static void assertRefused(List<Seasons.Season> seasons) {
    assertThrows(IllegalArgumentException.class, () -> new Seasons.Named(seasons));
  }
}
