package dev.liveops.usecases.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.ranking.Ranked;
import dev.liveops.domain.ranking.Window;
import dev.liveops.domain.ranking.WindowKind;
import dev.liveops.usecases.Answer;
import dev.liveops.usecases.Playground;
import dev.liveops.usecases.game.DefaultGame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReadLeaderboardTest {

  private final Playground game = new Playground();
  private final ReadLeaderboard leaderboard =
      new ReadLeaderboard(game.catalog, game.standings, game.clock, 100);

  @Test
  void whatIsNotSaidIsTheFirstBoardThisWeek() {
    points("anna", 10);
    points("ben", 20);
    ranked();

    LeaderboardPage page = page(Map.of());

    assertEquals("points", page.board().name());
    assertEquals(WindowKind.WEEKLY, page.kind());
    assertEquals(Optional.of("2026-W47"), page.window().map(Window::id));
    assertEquals(Optional.of("2026-Q4"), page.season());
    assertEquals(2, page.total());
    assertEquals(List.of("1 ben 20", "2 anna 10"), lines(page));
    assertEquals(Optional.empty(), page.nextCursor());
    assertEquals(OptionalLong.of(game.clock.millis()), page.updatedAtMillis());
  }

  @Test
  void anEmptyBoardIsAnAnswerToo() {
    LeaderboardPage page = page(Map.of("window", "daily"));

    assertEquals(0, page.total());
    assertEquals(List.of(), page.rankings());
    assertEquals(OptionalLong.empty(), page.updatedAtMillis());
    assertEquals(0, page.version());
  }

  @Test
  void everyFaultIsFoundAtOnce() {
    assertEquals(
        List.of(
            new FieldFault("board", "one of points, score"),
            new FieldFault("window", "one of daily, weekly, monthly, seasonal, all_time"),
            new FieldFault("limit", "a whole number from 1 to 1000"),
            new FieldFault("around", "1 to 64 characters of A-Z a-z 0-9 _ . : -")),
        faults(Map.of("board", "x", "window", "hourly", "limit", "0", "around", "a b")));
  }

  @Test
  void aLimitIsAWholeNumberFromOneToAThousand() {
    for (String limit : List.of("", "0", "-1", "+1", "1.0", "1001", "99999999999", "١", " 1")) {
      assertEquals(1, faults(Map.of("limit", limit)).size(), limit);
    }
    for (String limit : List.of("1", "1000", "0007")) {
      page(Map.of("limit", limit));
    }
  }

  @Test
  void aGameThatIsNotThereIsNotFound() {
    assertEquals(new Answer.NotFound<>("game"), leaderboard.read(new GameId("chess"), Map.of()));
  }

  @Test
  void pastWindowsStayReadableByTheirId() {
    points("anna", 10);
    ranked();
    game.clock.advance(Duration.ofDays(60));
    points("ben", 20);
    ranked();

    assertEquals(List.of("1 ben 20"), lines(page(Map.of())));
    LeaderboardPage past = page(Map.of("window_id", "2026-W47"));
    assertEquals(List.of("1 anna 10"), lines(past));
    assertEquals(Optional.of("2026-Q4"), past.season());
    assertEquals(
        List.of("1 anna 10"), lines(page(Map.of("window", "daily", "window_id", "2026-11-22"))));
  }

  @Test
  void aSeasonIsAskedForByItsName() {
    points("anna", 10);
    ranked();
    game.clock.advance(Duration.ofDays(60));

    LeaderboardPage season = page(Map.of("season", "2026-Q4"));

    assertEquals(WindowKind.SEASONAL, season.kind());
    assertEquals(List.of("1 anna 10"), lines(season));
    assertEquals(season, page(Map.of("window", "seasonal", "season", "2026-Q4")));
    assertEquals(season, page(Map.of("window", "seasonal", "window_id", "2026-Q4")));
    assertEquals(0, page(Map.of("window", "seasonal")).total());
  }

  @Test
  void aWindowThatDoesNotExistIsAFault() {
    assertEquals(
        List.of(new FieldFault("window_id", "the id of a weekly window of the game")),
        faults(Map.of("window_id", "2026-W54")));
    assertEquals(
        List.of(new FieldFault("season", "the id of a seasonal window of the game")),
        faults(Map.of("season", "summer")));
    assertEquals(1, faults(Map.of("season", "2026-Q4", "window", "weekly")).size());
    assertEquals(1, faults(Map.of("season", "2026-Q4", "window_id", "2026-Q3")).size());
  }

  @Test
  void betweenSeasonsThereIsNoWindowAndNobodyInIt() {
    game.change(
        DefaultGame.document()
            .replace(
                "seasons: quarters",
                "seasons:\n  - {name: dawn, first_day: 2026-01-01, end_day: 2026-02-01}"));

    LeaderboardPage page = page(Map.of("window", "seasonal"));

    assertEquals(Optional.empty(), page.window());
    assertEquals(Optional.empty(), page.season());
    assertEquals(0, page.total());
    assertEquals(
        new Answer.NotFound<>("player"), read(Map.of("window", "seasonal", "around", "anna")));
    assertEquals(Optional.of("dawn"), page(Map.of("season", "dawn")).season());
  }

  @Test
  void aroundAPlayerIsCentredAndClampedAndIncludesThem() {
    many(20);

    assertEquals(List.of("p9", "p10", "p11"), names(page(Map.of("around", "p10", "limit", "3"))));
    assertEquals(List.of("p1", "p2", "p3"), names(page(Map.of("around", "p1", "limit", "3"))));
    assertEquals(List.of("p18", "p19", "p20"), names(page(Map.of("around", "p20", "limit", "3"))));
    assertEquals(20, page(Map.of("around", "p7", "limit", "1000")).rankings().size());
    assertEquals(Optional.empty(), page(Map.of("around", "p7", "limit", "3")).nextCursor());
  }

  @Test
  void aroundAPlayerWithoutARankNobodyIsFound() {
    many(3);
    game.impose("s1", "p2", SanctionKind.HIDE);
    ranked();

    assertEquals(new Answer.NotFound<>("player"), read(Map.of("around", "nobody")));
    assertEquals(new Answer.NotFound<>("player"), read(Map.of("around", "p2")));
    assertEquals(2, page(Map.of()).total());
  }

  @Test
  void cursorsWalkTheWholeBoardExactlyOnce() {
    many(101);
    for (int limit : new int[] {1, 7, 50, 100, 101, 1000}) {
      List<String> seen = new ArrayList<>();
      Optional<String> cursor = Optional.of("");
      while (cursor.isPresent()) {
        Map<String, String> parameters = new HashMap<>(Map.of("limit", Integer.toString(limit)));
        cursor.filter(text -> !text.isEmpty()).ifPresent(text -> parameters.put("cursor", text));
        LeaderboardPage page = page(parameters);
        seen.addAll(names(page));
        cursor = page.nextCursor();
      }
      List<String> all = new ArrayList<>();
      for (int i = 1; i <= 101; i++) {
        all.add("p" + i);
      }
      assertEquals(all, seen, "pages of " + limit);
    }
  }

  @Test
  void aWalkThatBeganLastWeekEndsInLastWeek() {
    many(3);
    String cursor = page(Map.of("limit", "2")).nextCursor().orElseThrow();
    game.clock.advance(Duration.ofDays(7));
    points("late", 1);
    ranked();

    LeaderboardPage page = page(Map.of("cursor", cursor));

    assertEquals(List.of("p3"), names(page));
    assertEquals(Optional.of("2026-W47"), page.window().map(Window::id));
  }

  @Test
  void aCursorOfAnotherBoardWindowOrGameIsAFault() {
    many(3);
    String cursor = page(Map.of("limit", "2")).nextCursor().orElseThrow();
    List<FieldFault> fault =
        List.of(new FieldFault("cursor", "the next_cursor of a page of the same board and window"));

    assertEquals(fault, faults(Map.of("cursor", cursor, "board", "score")));
    assertEquals(fault, faults(Map.of("cursor", cursor, "window", "daily")));
    assertEquals(fault, faults(Map.of("cursor", cursor, "window_id", "2026-W46")));
    assertEquals(List.of("p3"), names(page(Map.of("cursor", cursor, "window_id", "2026-W47"))));
    assertEquals(1, faults(Map.of("cursor", cursor, "around", "p1")).size());
  }

  @Test
  void aTamperedCursorIsAFault() {
    many(3);
    String cursor = page(Map.of("limit", "2")).nextCursor().orElseThrow();
    for (int i = 0; i < cursor.length(); i++) {
      for (char c : "Az0_-=.".toCharArray()) {
        String tampered = cursor.substring(0, i) + c + cursor.substring(i + 1);
        if (!tampered.equals(cursor)) {
          assertEquals(1, faults(Map.of("cursor", tampered)).size(), tampered);
        }
      }
    }
    for (String other : List.of("", "x", cursor + "A", cursor.substring(1), "A".repeat(5_000))) {
      assertEquals(1, faults(Map.of("cursor", other)).size(), other);
    }
  }

  @Test
  void aCursorBeyondTheEndShowsNobody() {
    many(3);
    LeaderboardPage first = page(Map.of("limit", "2"));
    game.impose("s1", "p2", SanctionKind.HIDE);
    game.impose("s2", "p3", SanctionKind.HIDE);
    ranked();

    LeaderboardPage page = page(Map.of("cursor", first.nextCursor().orElseThrow()));

    assertEquals(List.of(), page.rankings());
    assertEquals(Optional.empty(), page.nextCursor());
    assertEquals(1, page.total());
    assertEquals(true, page.version() > first.version());
  }

  private void many(int players) {
    for (int i = 1; i <= players; i++) {
      points("p" + i, 1000 - i);
    }
    ranked();
  }

  private void points(String player, int points) {
    game.accept(player, "progression", "delta_xp", points);
  }

  private void ranked() {
    game.judge();
    game.pump();
  }

  private Answer<LeaderboardPage> read(Map<String, String> parameters) {
    return leaderboard.read(Playground.GAME, parameters);
  }

  private LeaderboardPage page(Map<String, String> parameters) {
    if (read(parameters) instanceof Answer.Found<LeaderboardPage> found) {
      return found.value();
    }
    throw new AssertionError(parameters + ": " + read(parameters));
  }

  private List<FieldFault> faults(Map<String, String> parameters) {
    if (read(parameters) instanceof Answer.Invalid<LeaderboardPage> invalid) {
      return invalid.faults();
    }
    throw new AssertionError(parameters + ": " + read(parameters));
  }

  private static List<String> names(LeaderboardPage page) {
    return page.rankings().stream().map(each -> each.player().value()).toList();
  }

  private static List<String> lines(LeaderboardPage page) {
    return page.rankings().stream().map(ReadLeaderboardTest::line).toList();
  }

  private static String line(Ranked ranked) {
    return ranked.rank() + " " + ranked.player() + " " + ranked.score();
  }
}
