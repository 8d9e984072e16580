package dev.liveops.domain.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.Points;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeaderboardTest {

  private static final String NOON = "2026-11-22T12:00:00Z";
  private static final long NOON_MILLIS = Instant.parse(NOON).toEpochMilli();

  private static final BoardDefinition POINTS =
      Boards.board("points", Operator.SUM, Direction.DESCENDING, Ties.ORDINAL);

  private static final BoardDefinition LAPS =
      new BoardDefinition(
          "laps",
          Operator.BEST,
          Direction.ASCENDING,
          Ties.COMPETITION,
          Set.of(WindowKind.DAILY, WindowKind.SEASONAL),
          Map.of("lap", new Points("millis", 1)),
          Optional.of("crashes"),
          Optional.of("car"));

  private final Leaderboard leaderboard =
      new Leaderboard(
          List.of(POINTS, LAPS), new WindowCalendar(ZoneOffset.UTC, new Seasons.Quarters()));

  private void run(String player, String receivedAt, long score) {
    leaderboard.record(Boards.event(player, "run", receivedAt, "score", score));
  }

  private List<String> top(WindowKind kind) {
    return names(leaderboard.top("points", kind, NOON_MILLIS, 10));
  }

  private static List<String> names(List<Ranked> ranked) {
    return ranked.stream().map(r -> r.rank() + " " + r.player() + " " + r.score()).toList();
  }

  private List<String> around(String player, int limit) {
    return names(
        leaderboard.around(
            "points", WindowKind.ALL_TIME, NOON_MILLIS, new PlayerId(player), limit));
  }

  private void tenPlayers() {
    for (int i = 1; i <= 10; i++) {
      run("p" + i, NOON, 1000 - i);
    }
  }

  @Test
  void anEmptyBoardHasNoRanks() {
    assertEquals(List.of(), top(WindowKind.DAILY));
    assertEquals(0, leaderboard.total("points", WindowKind.DAILY, NOON_MILLIS));
    assertEquals(
        Optional.empty(),
        leaderboard.rank("points", WindowKind.DAILY, NOON_MILLIS, new PlayerId("ada")));
    assertEquals(List.of(), around("ada", 5));
  }

  @Test
  void pointsAddUpPerWindow() {
    run("ada", "2026-11-21T23:59:59.999Z", 10);
    run("ada", "2026-11-22T00:00:00Z", 5);
    run("bob", NOON, 7);
    assertEquals(List.of("1 bob 7", "2 ada 5"), top(WindowKind.DAILY));
    assertEquals(List.of("1 ada 15", "2 bob 7"), top(WindowKind.WEEKLY));
    assertEquals(List.of("1 ada 15", "2 bob 7"), top(WindowKind.ALL_TIME));
  }

  @Test
  void whoeverReachedAScoreFirstComesFirst() {
    run("bob", "2026-11-22T10:00:00Z", 5);
    run("ada", "2026-11-22T10:00:01Z", 5);
    run("eve", "2026-11-22T10:00:00Z", 5);
    assertEquals(List.of("1 bob 5", "2 eve 5", "3 ada 5"), top(WindowKind.DAILY));
  }

  @Test
  void pastWindowsStayReadable() {
    run("ada", "2026-11-21T12:00:00Z", 10);
    assertEquals(
        List.of("1 ada 10"),
        names(leaderboard.top("points", WindowKind.DAILY, NOON_MILLIS - 86_400_000, 10)));
  }

  @Test
  void endedWindowsCanBeForgotten() {
    run("ada", "2026-11-21T12:00:00Z", 10);
    run("ada", NOON, 10);
    assertEquals(1, leaderboard.forgetEndedBefore(NOON_MILLIS));
    assertEquals(
        List.of(), leaderboard.top("points", WindowKind.DAILY, NOON_MILLIS - 86_400_000, 10));
    assertEquals(List.of("1 ada 20"), top(WindowKind.WEEKLY));
    assertEquals(0, leaderboard.forgetEndedBefore(NOON_MILLIS));
  }

  @Test
  void theTopEndsAtTheLimit() {
    tenPlayers();
    assertEquals(
        List.of("1 p1 999", "2 p2 998"),
        names(leaderboard.top("points", WindowKind.ALL_TIME, NOON_MILLIS, 2)));
    assertEquals(10, leaderboard.total("points", WindowKind.ALL_TIME, NOON_MILLIS));
  }

  @Test
  void aPlayerIsInTheMiddleOfThoseAround() {
    tenPlayers();
    assertEquals(List.of("4 p4 996", "5 p5 995", "6 p6 994"), around("p5", 3));
    assertEquals(List.of("3 p3 997", "4 p4 996", "5 p5 995", "6 p6 994"), around("p5", 4));
    assertEquals(List.of("5 p5 995"), around("p5", 1));
  }

  @Test
  void atTheEdgesThoseAroundAreStillAsMany() {
    tenPlayers();
    assertEquals(List.of("1 p1 999", "2 p2 998", "3 p3 997"), around("p1", 3));
    assertEquals(List.of("1 p1 999", "2 p2 998", "3 p3 997"), around("p2", 3));
    assertEquals(List.of("8 p8 992", "9 p9 991", "10 p10 990"), around("p10", 3));
    assertEquals(10, around("p3", 1000).size());
  }

  @Test
  void aHiddenPlayerLeavesRanksAndTotalsAndComesBackWithWhatWasWonMeanwhile() {
    tenPlayers();
    leaderboard.hide(new PlayerId("p1"));
    assertEquals("1 p2 998", top(WindowKind.ALL_TIME).get(0));
    assertEquals(9, leaderboard.total("points", WindowKind.ALL_TIME, NOON_MILLIS));
    assertEquals(List.of(), around("p1", 3));
    assertEquals(
        Optional.empty(),
        leaderboard.rank("points", WindowKind.ALL_TIME, NOON_MILLIS, new PlayerId("p1")));
    run("p1", NOON, 1);
    leaderboard.show(new PlayerId("p1"));
    assertEquals("1 p1 1000", top(WindowKind.ALL_TIME).get(0));
    assertEquals(10, leaderboard.total("points", WindowKind.ALL_TIME, NOON_MILLIS));
  }

  @Test
  void aHiddenPlayerIsHiddenInWindowsThatBeginLaterToo() {
    leaderboard.hide(new PlayerId("ada"));
    run("ada", NOON, 10);
    run("bob", NOON, 5);
    assertEquals(List.of("1 bob 5"), top(WindowKind.DAILY));
    leaderboard.show(new PlayerId("ada"));
    assertEquals(List.of("1 ada 10", "2 bob 5"), top(WindowKind.DAILY));
  }

  @Test
  void aRankTellsAllOfTheRun() {
    leaderboard.record(
        Boards.event("bob", "lap", NOON, "millis", 61_500, "crashes", 1, "car", "kart"));
    leaderboard.record(
        Boards.event("ada", "lap", NOON, "millis", 61_500, "crashes", 0, "car", "buggy"));
    leaderboard.record(
        Boards.event("ada", "lap", "2026-11-22T13:00:00Z", "millis", 70_000, "car", "kart"));
    assertEquals(
        List.of(
            new Ranked(1, new PlayerId("ada"), 61_500, 0, NOON_MILLIS, Optional.of("buggy")),
            new Ranked(2, new PlayerId("bob"), 61_500, 1, NOON_MILLIS, Optional.of("kart"))),
        leaderboard.top("laps", WindowKind.DAILY, NOON_MILLIS, 10));
  }

  @Test
  void equalsShareARankWhereTheBoardSaysSo() {
    for (String player : List.of("cy", "ada", "bob")) {
      leaderboard.record(
          Boards.event(player, "lap", NOON, "millis", player.equals("cy") ? 60_001 : 60_000));
    }
    assertEquals(
        List.of("1 ada 60000", "1 bob 60000", "3 cy 60001"),
        names(leaderboard.top("laps", WindowKind.DAILY, NOON_MILLIS, 10)));
    assertEquals(
        1,
        leaderboard
            .rank("laps", WindowKind.DAILY, NOON_MILLIS, new PlayerId("bob"))
            .orElseThrow()
            .rank());
  }

  @Test
  void betweenSeasonsNobodyIsRanked() {
    Seasons summer =
        new Seasons.Named(
            List.of(
                new Seasons.Season("summer", LocalDate.of(2026, 6, 1), LocalDate.of(2026, 9, 1))));
    Leaderboard seasonal =
        new Leaderboard(List.of(POINTS), new WindowCalendar(ZoneOffset.UTC, summer));
    seasonal.record(Boards.event("ada", "run", NOON, "score", 5));
    assertEquals(List.of(), seasonal.top("points", WindowKind.SEASONAL, NOON_MILLIS, 10));
    assertEquals(1, seasonal.top("points", WindowKind.DAILY, NOON_MILLIS, 10).size());
  }

  @Test
  void aBoardOrAWindowOrALimitThatThereIsNotIsRefused() {
    assertRefused("speed", WindowKind.DAILY, 10);
    assertRefused("laps", WindowKind.WEEKLY, 10);
    assertRefused("points", WindowKind.DAILY, 0);
    assertRefused("points", WindowKind.DAILY, Leaderboard.LIMIT_MAX + 1);
  }

  private void assertRefused(String board, WindowKind kind, int limit) {
    assertThrows(
        IllegalArgumentException.class, () -> leaderboard.top(board, kind, NOON_MILLIS, limit));
    assertThrows(
        IllegalArgumentException.class,
        () -> leaderboard.around(board, kind, NOON_MILLIS, new PlayerId("ada"), limit));
  }
}
