package dev.liveops.usecases.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.domain.ranking.Window;
import dev.liveops.usecases.Answer;
import dev.liveops.usecases.Playground;
import dev.liveops.usecases.ranking.RankExplanation.Neighbour;
import dev.liveops.usecases.ranking.RankExplanation.OrderRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PlayerOnBoardsTest {

  private final Playground game = new Playground();
  private final ReadStanding standing =
      new ReadStanding(game.catalog, game.standings, game.standings, game.clock);
  private final ExplainRank explain =
      new ExplainRank(game.catalog, game.standings, game.standings, game.clock);
  private final ListWindows windows = new ListWindows(game.catalog, game.standings, game.clock);

  @Test
  void aPlayerStandsInEveryWindowOfABoard() {
    points("anna", 10);
    points("ben", 20);
    game.clock.advance(Duration.ofDays(1));
    points("anna", 5);
    ranked();

    assertEquals(
        List.of(
            "DAILY 2026-11-23 1 5",
            "WEEKLY 2026-W48 1 5",
            "MONTHLY 2026-11 2 15",
            "SEASONAL 2026-Q4 2 15",
            "ALL_TIME all 2 15"),
        lines("anna"));
  }

  @Test
  void aPlayerOfWhomNothingIsKnownHasNoRankAnywhere() {
    assertEquals(
        List.of(
            "DAILY 2026-11-22 - -",
            "WEEKLY 2026-W47 - -",
            "MONTHLY 2026-11 - -",
            "SEASONAL 2026-Q4 - -",
            "ALL_TIME all - -"),
        lines("nobody"));
  }

  @Test
  void aHiddenPlayerHasAStandingAndNoRank() {
    points("anna", 10);
    game.judge();
    game.impose("s1", "anna", SanctionKind.HIDE);
    game.pump();

    assertEquals("DAILY 2026-11-22 - 10", lines("anna").getFirst());
  }

  @Test
  void everyFaultOfAQuestionAboutAPlayerIsFoundAtOnce() {
    List<FieldFault> faults =
        List.of(
            new FieldFault("board", "one of points, score"),
            new FieldFault("player_id", "1 to 64 characters of A-Z a-z 0-9 _ . : -"));

    assertEquals(
        new Answer.Invalid<>(faults), standing.read(Playground.GAME, "a b", Map.of("board", "x")));
    assertEquals(
        new Answer.Invalid<>(faults),
        explain.explain(Playground.GAME, "a b", Map.of("board", "x")));
  }

  @Test
  void aRankIsExplainedByTheNeighboursAndWhatDecides() {
    points("anna", 30);
    points("ben", 20);
    game.clock.advance(Duration.ofSeconds(5));
    points("cleo", 20);
    points("dora", 20);
    ranked();

    RankExplanation ben = explained("ben");
    assertEquals(OptionalInt.of(2), ben.rank());
    assertEquals(4, ben.total());
    assertEquals(false, ben.hidden());
    assertEquals(
        Optional.of(Instant.parse("2026-11-16T00:00:00Z").toEpochMilli()),
        ben.window().map(Window::startMillis));
    assertEquals("anna by SCORE 10", line(ben.above()));
    assertEquals("cleo by ACHIEVED_AT 5000", line(ben.below()));
    assertEquals("dora by PLAYER_ID 0", line(explained("cleo").below()));
    assertEquals("nobody", line(explained("anna").above()));
    assertEquals("ben by SCORE 10", line(explained("anna").below()));
    assertEquals("nobody", line(explained("dora").below()));
    assertEquals("cleo by PLAYER_ID 0", line(explained("dora").above()));
  }

  @Test
  void aDifferenceStaysAtTheEndOfTheRange() {
    points("anna", Long.MAX_VALUE);
    points("ben", -5);
    ranked();

    assertEquals(Long.MAX_VALUE, explained("ben").above().orElseThrow().difference());
    assertEquals(OrderRule.SCORE, explained("ben").above().orElseThrow().decidedBy());
  }

  @Test
  void thatAPlayerIsHiddenIsExplainedToo() {
    points("anna", 30);
    points("ben", 20);
    game.judge();
    game.impose("s1", "anna", SanctionKind.BAN);
    game.pump();

    RankExplanation anna = explained("anna");
    assertEquals(true, anna.hidden());
    assertEquals(OptionalInt.empty(), anna.rank());
    assertEquals(1, anna.total());
    assertEquals(Optional.of(30L), anna.standing().map(Standing::score));
    assertEquals("nobody", line(anna.above()));
  }

  @Test
  void windowsUnderWayAndPastOnesAreListed() {
    points("anna", 10);
    ranked();
    game.clock.advance(Duration.ofDays(9));

    assertEquals(
        List.of(
            "daily 2026-12-01 2026-12-01T00:00:00Z 2026-12-02T00:00:00Z open",
            "daily 2026-11-22 2026-11-22T00:00:00Z 2026-11-23T00:00:00Z ended",
            "weekly 2026-W49 2026-11-30T00:00:00Z 2026-12-07T00:00:00Z open",
            "weekly 2026-W47 2026-11-16T00:00:00Z 2026-11-23T00:00:00Z ended",
            "monthly 2026-12 2026-12-01T00:00:00Z 2027-01-01T00:00:00Z open",
            "monthly 2026-11 2026-11-01T00:00:00Z 2026-12-01T00:00:00Z ended",
            "seasonal 2026-Q4 2026-10-01T00:00:00Z 2027-01-01T00:00:00Z open",
            "all_time all - - open"),
        listed(Map.of()));
    assertEquals(1, listed(Map.of("window", "daily", "limit", "1")).size());
    assertEquals(2, listed(Map.of("window", "daily")).size());
  }

  private void points(String player, long points) {
    game.accept(player, "progression", "delta_xp", points);
  }

  private void ranked() {
    game.judge();
    game.pump();
  }

  private List<String> lines(String player) {
    return found(standing.read(Playground.GAME, player, Map.of())).windows().stream()
        .map(
            each ->
                each.kind()
                    + " "
                    + each.window().orElseThrow().id()
                    + " "
                    + (each.rank().isPresent() ? each.rank().getAsInt() : "-")
                    + " "
                    + each.standing().map(s -> Long.toString(s.score())).orElse("-"))
        .toList();
  }

  private RankExplanation explained(String player) {
    return found(explain.explain(Playground.GAME, player, Map.of()));
  }

  private static String line(Optional<Neighbour> neighbour) {
    return neighbour
        .map(of -> of.ranked().player() + " by " + of.decidedBy() + " " + of.difference())
        .orElse("nobody");
  }

  private List<String> listed(Map<String, String> parameters) {
    return found(windows.list(Playground.GAME, parameters)).windows().stream()
        .map(
            each ->
                each.kind().label()
                    + " "
                    + each.id()
                    + " "
                    + each.start().map(Instant::toString).orElse("-")
                    + " "
                    + each.end().map(Instant::toString).orElse("-")
                    + " "
                    + each.state().label())
        .toList();
  }

  private static <T> T found(Answer<T> answer) {
    if (answer instanceof Answer.Found<T> found) {
      return found.value();
    }
    throw new AssertionError(answer);
  }
}
