package dev.liveops.domain.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.Points;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContributionsTest {

  private static final String NOON = "2026-11-22T12:00:00Z";

  private static final BoardDefinition POINTS =
      new BoardDefinition(
          "points",
          Operator.SUM,
          Direction.DESCENDING,
          Ties.ORDINAL,
          Set.of(WindowKind.ALL_TIME, WindowKind.DAILY, WindowKind.WEEKLY),
          Map.of(
              "progression", new Points("delta_xp", 1),
              "boss_kill", new Points("points", 1),
              "drop_claimed", new Points("weight", 100)),
          Optional.empty(),
          Optional.empty());

  private static final BoardDefinition SCORE =
      new BoardDefinition(
          "score",
          Operator.BEST,
          Direction.DESCENDING,
          Ties.ORDINAL,
          EnumSet.of(WindowKind.SEASONAL),
          Map.of("progression", new Points("score", 1)),
          Optional.of("combo"),
          Optional.of("replay"));

  private final Contributions contributions =
      new Contributions(
          List.of(POINTS, SCORE), new WindowCalendar(ZoneOffset.UTC, new Seasons.Quarters()));

  private List<String> of(String type, Object... payload) {
    return contributions.of(Boards.event("ada", type, NOON, payload)).stream()
        .flatMap(c -> c.windows().stream().map(in -> c.board() + " " + in.id() + " " + c.value()))
        .toList();
  }

  @Test
  void anEventCountsInEveryWindowOfEveryBoardThatItTouchesInAFixedOrder() {
    assertEquals(
        List.of(
            "points 2026-11-22 150", "points 2026-W47 150", "points all 150", "score 2026-Q4 9000"),
        of("progression", "score", 9000, "delta_xp", 150));
  }

  @Test
  void aContributionSaysWhoAndWhen() {
    Contribution first =
        contributions.of(Boards.event("ada", "boss_kill", NOON, "points", 5)).get(0);
    assertEquals(new PlayerId("ada"), first.player());
    assertEquals(Instant.parse(NOON).toEpochMilli(), first.atMillis());
  }

  @Test
  void anEventWithoutTheFieldDoesNotTouchTheBoard() {
    assertEquals(List.of("score 2026-Q4 9000"), of("progression", "score", 9000));
    assertEquals(List.of(), of("progression", "activity", "quest"));
    assertEquals(List.of(), of("progression"));
  }

  @Test
  void aFieldThatIsNoNumberDoesNotTouchTheBoardEither() {
    assertEquals(List.of(), of("boss_kill", "points", "2500"));
    assertEquals(List.of(), of("boss_kill", "points", true));
  }

  @Test
  void anEventWorthNothingStillTouchesTheBoard() {
    assertEquals(
        List.of("points 2026-11-22 0", "points 2026-W47 0", "points all 0"),
        of("boss_kill", "points", 0));
  }

  @Test
  void aTypeThatNoBoardNamesTouchesNone() {
    assertEquals(List.of(), of("login", "points", 5));
  }

  @Test
  void fractionsCountAsTheGameSaysRoundedDown() {
    assertEquals("points 2026-11-22 5", of("drop_claimed", "weight", 0.05).get(0));
    assertEquals("points 2026-11-22 29", of("drop_claimed", "weight", 0.299).get(0));
  }

  @Test
  void aRunTakesItsSubscoreAndItsMetadataAlong() {
    GameEvent event =
        Boards.event("ada", "progression", NOON, "score", 7, "combo", 12, "replay", "r-1");
    Contribution run = contributions.of(event).get(0);
    assertEquals(12, run.subscore());
    assertEquals(Optional.of("r-1"), run.metadata());
  }

  @Test
  void aSubscoreIsRoundedDownAndMetadataMayBeANumber() {
    GameEvent event =
        Boards.event("ada", "progression", NOON, "score", 7, "combo", -1.5, "replay", 88);
    Contribution run = contributions.of(event).get(0);
    assertEquals(-2, run.subscore());
    assertEquals(Optional.of("88"), run.metadata());
  }

  @Test
  void aRunWithoutThemHasSubscoreZeroAndNoMetadata() {
    Contribution run =
        contributions.of(Boards.event("ada", "progression", NOON, "score", 7)).get(0);
    assertEquals(0, run.subscore());
    assertEquals(Optional.empty(), run.metadata());
  }

  @Test
  void aClaimedTimeNeverMovesAnEventIntoAnotherWindow() {
    long receivedAtMillis = Instant.parse("2026-11-22T00:00:00Z").toEpochMilli();
    GameEvent event =
        new GameEvent(
            new EventId(0, 1),
            new GameId("default"),
            new PlayerId("ada"),
            "boss_kill",
            receivedAtMillis - 1,
            receivedAtMillis,
            Payload.of("points", 5));
    assertEquals("2026-11-22", contributions.of(event).get(0).windows().get(0).id());
  }

  @Test
  void betweenSeasonsASeasonalBoardIsNotTouched() {
    Seasons summer =
        new Seasons.Named(
            List.of(
                new Seasons.Season("summer", LocalDate.of(2026, 6, 1), LocalDate.of(2026, 9, 1))));
    Contributions named =
        new Contributions(List.of(SCORE), new WindowCalendar(ZoneOffset.UTC, summer));
    assertEquals(
        1, named.of(Boards.event("ada", "progression", "2026-08-31T23:59:59Z", "score", 7)).size());
    assertEquals(
        0, named.of(Boards.event("ada", "progression", "2026-09-01T00:00:00Z", "score", 7)).size());
  }

  @Test
  void neighbouringEventsShareTheListOfTheirWindows() {
    List<Window> noon = contributions.of(kill(NOON)).get(0).windows();
    assertSame(noon, contributions.of(kill("2026-11-22T23:59:59Z")).get(0).windows());
    List<Window> next = contributions.of(kill("2026-11-23T00:00:00Z")).get(0).windows();
    assertEquals(List.of("2026-11-23", "2026-W48", "all"), next.stream().map(Window::id).toList());
    assertEquals(noon, contributions.of(kill("2026-11-22T00:00:00Z")).get(0).windows());
  }

  private static GameEvent kill(String receivedAt) {
    return Boards.event("ada", "boss_kill", receivedAt, "points", 5);
  }

  @Test
  void aVisitorSeesWhatTheListHolds() {
    GameEvent event = Boards.event("ada", "progression", NOON, "score", 9000, "delta_xp", 150);
    List<Contribution> seen = new ArrayList<>();
    contributions.forEach(event, seen::add);
    assertEquals(contributions.of(event), seen);
  }
}
