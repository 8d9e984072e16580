package dev.liveops.usecases.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.domain.ranking.Ranked;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.domain.ranking.WindowKind;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.Ranking;
import dev.liveops.testkit.simulation.SimulatedBus;
import dev.liveops.testkit.simulation.SimulatedDefinitions;
import dev.liveops.testkit.simulation.SimulatedStandings;
import dev.liveops.usecases.Playground;
import dev.liveops.usecases.game.DefaultGame;
import dev.liveops.usecases.game.DefinitionOverrides;
import dev.liveops.usecases.game.GameCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankEventsTest {

  private static final BoardWindow WEEK =
      new BoardWindow(Playground.GAME, "points", WindowKind.WEEKLY, "2026-W47");
  private static final BoardWindow EVER =
      new BoardWindow(Playground.GAME, "points", WindowKind.ALL_TIME, "all");
  private static final BoardWindow BEST_SCORE =
      new BoardWindow(Playground.GAME, "score", WindowKind.ALL_TIME, "all");

  private final Playground game = new Playground();

  @Test
  void theSampleEventsRankByTheirPoints() {
    Instant at = Instant.ofEpochSecond(1_638_360_000);
    game.accept("player_12345", at, "progression", "delta_xp", 150, "activity", "quest_completion");
    game.accept(
        "player_67890",
        at.plusSeconds(300),
        "boss_kill",
        "boss_id",
        "dragon_lord",
        "tier",
        5,
        "points",
        2500);
    game.accept(
        "player_abcde",
        at.plusSeconds(600),
        "drop_claimed",
        "drop_id",
        "epic_sword_001",
        "weight",
        0.05,
        "source",
        "raid_chest");
    game.judge();
    game.pump();

    assertEquals(
        List.of(
            "1 player_67890 2500 at 1638360300000",
            "2 player_12345 150 at 1638360000000",
            "3 player_abcde 5 at 1638360600000"),
        order(new BoardWindow(Playground.GAME, "points", WindowKind.DAILY, "2021-12-01")));
    assertEquals(
        List.of("2021-12-01", "2021-W48", "2021-12", "2021-Q4", "all"),
        game.standings.windows(Playground.GAME, "points").stream()
            .map(BoardWindow::windowId)
            .toList());
  }

  @Test
  void whatIsHeldBackDoesNotCountUntilItIsReleased() {
    points("kept", 10);
    GameEvent held = points("held", 20);
    game.remark(Verdict.QUARANTINED);
    points("flagged", 30);
    game.remark(Verdict.FLAGGED);
    points("rejected", 40);
    game.remark(Verdict.REJECTED);
    game.judge();
    game.pump();
    assertEquals(List.of("flagged 30", "kept 10"), players(WEEK));

    game.judge(held);
    game.pump();
    assertEquals(List.of("flagged 30", "held 20", "kept 10"), players(WEEK));
  }

  @Test
  void aHiddenPlayerLeavesRanksAndComesBackWithWhatWasAchievedMeanwhile() {
    points("anna", 10);
    points("ben", 20);
    game.judge();
    game.impose("s1", "ben", SanctionKind.BAN);
    game.pump();
    assertEquals(List.of("anna 10"), players(WEEK));

    points("ben", 5);
    game.judge();
    game.lift("s1", "ben");
    game.pump();
    assertEquals(List.of("ben 25", "anna 10"), players(WEEK));
  }

  @Test
  void aPlayerUnderTwoSanctionsStaysHiddenUntilBothAreGone() {
    points("ben", 20);
    game.judge();
    game.impose("s1", "ben", SanctionKind.BAN);
    game.impose("s2", "ben", SanctionKind.HIDE);
    game.lift("s1", "ben");
    game.pump();
    assertEquals(List.of(), players(WEEK));

    game.restart();
    game.lift("s2", "ben");
    game.pump();
    assertEquals(List.of("ben 20"), players(WEEK));
  }

  @Test
  void aBlockOrAShadowHidesNobody() {
    points("ben", 20);
    game.judge();
    game.impose("s1", "ben", SanctionKind.BLOCK);
    game.impose("s2", "ben", SanctionKind.SHADOW);
    game.lift("s1", "ben");
    game.pump();

    assertEquals(List.of("ben 20"), players(WEEK));
    assertFalse(game.standings.hidden(game.player("ben")));
  }

  @Test
  void aNewDefinitionCountsFromItsOwnPlaceInTheStream() {
    points("ben", 20);
    game.judge();
    game.change(twiceThePoints());
    points("ben", 100);
    game.judge();
    game.pump();

    assertEquals(List.of("ben 220"), players(EVER));
  }

  @Test
  void aRestartGoesOnWithTheDefinitionThatWasInEffectWhereItStands() {
    points("ben", 20);
    game.judge();
    game.pump();
    points("ben", 1);
    game.judge(); // not pumped yet, and of version 1
    game.change(twiceThePoints());
    points("ben", 100);
    game.judge();

    game.restart();
    game.pump();

    assertEquals(List.of("ben 221"), players(EVER));
  }

  @Test
  void anEventOfAGameWithoutADefinitionIsGivenUpAndTheStreamGoesOn() throws InterruptedException {
    points("anna", 10);
    game.judge();
    game.stop();
    GameCatalog empty =
        new GameCatalog(
            new SimulatedDefinitions(new SimulatedBus(game.clock)), DefinitionOverrides.none());
    SimulatedStandings standings = new SimulatedStandings();
    // As if the definition had come into effect before any definition was kept.
    standings.commit(new Ranking(1, Map.of(), Map.of(), List.of()));
    try (RankEvents lost = ranking(standings, empty, (accepted, ranked, touched) -> {})) {
      for (int attempt = 0; attempt < 2 * EventBus.ATTEMPTS_MAX; attempt++) {
        lost.pump(100, Duration.ZERO);
      }
    }

    assertEquals(game.bus.head(), standings.position());
    assertTrue(game.bus.deadLetters(1).getFirst().why().contains("no definition of game default"));
  }

  private RankEvents ranking(
      SimulatedStandings standings, GameCatalog catalog, RankedListener listener) {
    return new RankEvents(game.bus, standings, catalog, game.clock, listener);
  }

  @Test
  void anUnreachableStoreLosesNothingAndCountsNothingTwice() {
    points("anna", 10);
    points("anna", 5);
    game.judge();
    game.standings.beUnreachableFor(3);
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThrows(PortUnavailable.class, game::pump);
    }
    game.pump();

    assertEquals(List.of("anna 15"), players(WEEK));
    assertEquals(List.of(), game.bus.deadLetters(1));
  }

  @Test
  void oneCommitIsMadeForABatch() {
    for (int i = 0; i < 50; i++) {
      points("p" + i, 10);
    }
    game.judge();
    game.pump();

    assertEquals(1, game.standings.commits());
  }

  @Test
  void theListenerHearsHowFreshRanksAre() throws InterruptedException {
    game.stop();
    List<String> heard = new ArrayList<>();
    RankedListener listener =
        (accepted, ranked, touched) -> heard.add((ranked - accepted) + " ms, " + touched);
    try (RankEvents ranking = ranking(new SimulatedStandings(), game.catalog, listener)) {
      points("anna", 10);
      game.accept("ben", "progression", "delta_xp", 10, "score", 300);
      game.clock.advance(Duration.ofMillis(40));
      game.judge();
      Playground.drain(ranking);
    }

    assertEquals(List.of("40 ms, 5", "40 ms, 10"), heard);
  }

  @Test
  void wherePassesEndAndWhereTheProcessDiesMakesNoDifference() throws InterruptedException {
    long seed = 47;
    Random accidents = new Random(seed + 1);
    Playground steady = play(new Playground(), new Random(seed), 1_000_000, accidents, false);
    for (int deliveriesMax : new int[] {1, 2, 7, 50}) {
      Playground bumpy = play(new Playground(), new Random(seed), deliveriesMax, accidents, true);
      assertEquals(
          steady.standings.fingerprint(),
          bumpy.standings.fingerprint(),
          "seed " + seed + ", passes of " + deliveriesMax);
      assertEquals(
          steady.progress.fingerprint(),
          bumpy.progress.fingerprint(),
          "seed " + seed + ", passes of " + deliveriesMax);
    }
  }

  /** The same play for the same {@code moves}, whatever {@code accidents} do to the consumers. */
  private static Playground play(
      Playground game, Random moves, int deliveriesMax, Random accidents, boolean crashing)
      throws InterruptedException {
    for (int step = 0; step < 300; step++) {
      move(game, moves, step);
      if (crashing && accidents.nextInt(20) == 0) {
        game.standings.checkpoint();
        game.progress.checkpoint();
        game.pumpOnce(deliveriesMax);
        game.standings.crash();
        game.progress.crash();
        game.restart();
      } else {
        game.pumpOnce(deliveriesMax);
      }
    }
    game.judge();
    game.pump();
    return game;
  }

  private static void move(Playground game, Random moves, int step) {
    String player = "p" + moves.nextInt(12);
    switch (moves.nextInt(10)) {
      case 0 -> game.judge();
      case 1 -> game.impose("s" + moves.nextInt(4), player, SanctionKind.HIDE);
      case 2 -> game.lift("s" + moves.nextInt(4), player);
      case 3 -> game.clock.advance(Duration.ofHours(moves.nextInt(60)));
      case 4 -> {
        if (step % 50 == 0) {
          game.change(step % 100 == 0 ? twiceThePoints() : DefaultGame.document());
        }
      }
      case 5 -> game.accept(player, "boss_kill", "boss_id", "b" + moves.nextInt(3), "tier", 5);
      default -> {
        game.accept(player, "progression", "delta_xp", moves.nextInt(500), "score", step);
        if (moves.nextInt(5) == 0) {
          game.remark(moves.nextBoolean() ? Verdict.QUARANTINED : Verdict.FLAGGED);
        }
      }
    }
  }

  private static String twiceThePoints() {
    return DefaultGame.document()
        .replace("points: {field: delta_xp}", "points: {field: delta_xp, times: 2}");
  }

  private GameEvent points(String player, int points) {
    return game.accept(player, "progression", "delta_xp", points);
  }

  private List<String> players(BoardWindow window) {
    return ranked(window).stream().map(each -> each.player() + " " + each.score()).toList();
  }

  private List<String> order(BoardWindow window) {
    return ranked(window).stream()
        .map(
            each ->
                each.rank()
                    + " "
                    + each.player()
                    + " "
                    + each.score()
                    + " at "
                    + each.achievedAtMillis())
        .toList();
  }

  private List<Ranked> ranked(BoardWindow window) {
    return game.standings.slice(window, 0, 1000).ranked();
  }

  @Test
  void aBestScoreIsKept() {
    game.accept("anna", "progression", "score", 300);
    game.accept("anna", "progression", "score", 200);
    game.judge();
    game.pump();

    assertEquals(
        Optional.of(new Standing(300, 0, Optional.empty(), game.clock.millis())),
        game.standings.standing(BEST_SCORE, new PlayerId("anna")));
    assertEquals(List.of(), players(EVER));
  }
}
