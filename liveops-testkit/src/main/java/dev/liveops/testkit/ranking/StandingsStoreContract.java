package dev.liveops.testkit.ranking;

import static dev.liveops.testkit.event.Events.player;
import static dev.liveops.testkit.ranking.Rankings.ALL;
import static dev.liveops.testkit.ranking.Rankings.DAY;
import static dev.liveops.testkit.ranking.Rankings.NEXT_DAY;
import static dev.liveops.testkit.ranking.Rankings.POINTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Direction;
import dev.liveops.domain.ranking.Operator;
import dev.liveops.domain.ranking.Ranked;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.domain.ranking.Ties;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.StandingsStore;
import dev.liveops.testkit.Race;
import dev.liveops.testkit.event.Events;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link StandingsStore}. */
public abstract class StandingsStoreContract extends RankingContract {

  private static final BoardWindow POINTS_ALL = Rankings.of(POINTS, ALL);

  private static final BoardDefinition SCORE =
      Rankings.board("score", Operator.BEST, Direction.DESCENDING, Ties.ORDINAL);

  private static Standing standing(long score, long achievedAtMillis) {
    return new Standing(score, 0, Optional.empty(), achievedAtMillis);
  }

  private Optional<Standing> points(String player) {
    return standings().standing(POINTS_ALL, id(player));
  }

  private Map<PlayerId, Standing> everything(BoardWindow boardWindow) {
    Map<PlayerId, Standing> all = new HashMap<>();
    standings()
        .forEach(
            boardWindow,
            (player, standing) -> assertNull(all.put(player, standing), player::toString));
    return all;
  }

  @Test
  void atFirstNobodyHasAStanding() {
    assertEquals(0, standings().position());
    assertEquals(Optional.empty(), points("ada"));
    assertEquals(Map.of(), everything(POINTS_ALL));
    assertFalse(standings().hidden(player("ada")));
  }

  @Test
  void sumsAddUpAcrossAndWithinPasses() {
    commit(Rankings.through(1).at(5).add(POINTS, "ada", 10).add(POINTS, "ada", 7));
    commit(Rankings.through(2).at(9).add(POINTS, "ada", 3).add(POINTS, "bob", -4));
    assertEquals(2, standings().position());
    assertEquals(Optional.of(standing(20, 9)), points("ada"));
    assertEquals(Optional.of(standing(-4, 9)), points("bob"));
  }

  @Test
  void aRunThatIsNoImprovementChangesNothing() {
    BoardWindow best = Rankings.of(SCORE, ALL);
    Standing run = new Standing(70, 3, Optional.of("{\"car\":\"é\"}"), 5);
    commit(Rankings.through(1).at(5).add(SCORE, "ada", 70, 3, run.metadata()));
    commit(Rankings.through(2).at(6).add(SCORE, "ada", 69, 9, Optional.of("worse")));
    commit(Rankings.through(3).at(7).add(SCORE, "ada", 70, 3, Optional.of("equal")));
    assertEquals(Optional.of(run), standings().standing(best, id("ada")));
    commit(Rankings.through(4).at(8).add(SCORE, "ada", 70, 4, Optional.empty()));
    assertEquals(
        Optional.of(new Standing(70, 4, Optional.empty(), 8)),
        standings().standing(best, id("ada")),
        "a run moves as one");
  }

  @Test
  void standingsOfBoardsWindowsAndGamesAreKeptApart() {
    commit(
        Rankings.through(1)
            .add(POINTS, "ada", 1)
            .add(SCORE, "ada", 2)
            .in(DAY)
            .add(POINTS, "ada", 3)
            .in(NEXT_DAY)
            .add(POINTS, "ada", 4)
            .in(Events.OTHER_GAME)
            .add(POINTS, "ada", 5));
    assertEquals(Map.of(id("ada"), standing(1, 1)), everything(POINTS_ALL));
    assertEquals(Map.of(id("ada"), standing(2, 1)), everything(Rankings.of(SCORE, ALL)));
    assertEquals(Map.of(id("ada"), standing(3, 1)), everything(Rankings.of(POINTS, DAY)));
    assertEquals(Map.of(id("ada"), standing(4, 1)), everything(Rankings.of(POINTS, NEXT_DAY)));
    BoardWindow other =
        new BoardWindow(Events.OTHER_GAME, "points", NEXT_DAY.kind(), NEXT_DAY.id());
    assertEquals(Map.of(id("ada"), standing(5, 1)), everything(other));
  }

  @Test
  void aPassThatIsNotBeyondThePositionChangesNothing() {
    commit(Rankings.through(5).add(POINTS, "ada", 10));
    commit(Rankings.through(5).add(POINTS, "ada", 10).hide("ada", "s1"));
    commit(Rankings.through(3).add(POINTS, "bob", 10));
    assertEquals(5, standings().position());
    assertEquals(Map.of(id("ada"), standing(10, 1)), everything(POINTS_ALL));
    assertFalse(standings().hidden(player("ada")));
  }

  @Test
  void aPassIsReadableInTheRankIndexOnReturn() {
    for (int pass = 1; pass <= 20; pass++) {
      commit(Rankings.through(pass).at(pass).add(POINTS, "ada", 1));
      assertEquals(
          Optional.of(new Ranked(1, id("ada"), pass, 0, pass, Optional.empty())),
          ranks().find(POINTS_ALL, id("ada")));
    }
  }

  @Test
  void aHiddenPlayerKeepsTheStandingAndGoesOnCollecting() {
    commit(Rankings.through(1).add(POINTS, "ada", 10).hide("ada", "s1"));
    assertTrue(standings().hidden(player("ada")));
    commit(Rankings.through(2).add(POINTS, "ada", 5));
    assertEquals(Optional.of(standing(15, 1)), points("ada"));
    assertEquals(Map.of(id("ada"), standing(15, 1)), everything(POINTS_ALL));
  }

  @Test
  void aPlayerIsHiddenAsLongAsAnySanctionSaysSo() {
    commit(Rankings.through(1).hide("ada", "s1").hide("ada", "s2").hide("ada", "s1"));
    commit(Rankings.through(2).show("ada", "s1"));
    assertTrue(standings().hidden(player("ada")));
    commit(Rankings.through(3).show("ada", "s2").show("ada", "never-imposed"));
    assertFalse(standings().hidden(player("ada")));
    commit(Rankings.through(4).hide("ada", "s3").show("ada", "s3"));
    assertFalse(standings().hidden(player("ada")));
  }

  @Test
  void hidingIsForOneGame() {
    commit(Rankings.through(1).in(Events.OTHER_GAME).hide("ada", "s1"));
    assertFalse(standings().hidden(player("ada")));
    assertTrue(standings().hidden(new PlayerKey(Events.OTHER_GAME, id("ada"))));
  }

  @Test
  void whoIsToldOfEveryStandingMayAskForMoreAlsoOfWindowsNobodyAskedForLately() {
    commit(Rankings.through(1).add(POINTS, "ada", 1).in(DAY).add(POINTS, "ada", 2));
    reopen();
    standings()
        .forEach(
            POINTS_ALL,
            (player, standing) ->
                assertEquals(
                    Optional.of(standing(2, 1)),
                    standings().standing(Rankings.of(POINTS, DAY), player)));
  }

  @Test
  void closingKeepsEveryStandingAndWhoIsHidden() {
    Rankings pass = Rankings.through(3).hide("player-7", "s1").hide("ghost", "s2");
    Map<PlayerId, Standing> all = new HashMap<>();
    for (int i = 0; i < 2_500; i++) {
      long score = i == 0 ? Long.MIN_VALUE : i == 1 ? Long.MAX_VALUE : i * 37L - 500;
      Standing run = new Standing(score, -i, Optional.of("é" + i), i * 1_000L);
      pass.at(run.achievedAtMillis())
          .add(SCORE, "player-" + i, run.score(), run.subscore(), run.metadata());
      all.put(id("player-" + i), run);
    }
    commit(pass);
    BoardWindow best = Rankings.of(SCORE, ALL);
    assertEquals(all, everything(best));
    reopen();
    assertEquals(kept(3L, 0L), standings().position());
    assertEquals(kept(all, Map.of()), everything(best));
    assertEquals(isDurable(), standings().hidden(player("player-7")));
    assertEquals(isDurable(), standings().hidden(player("ghost")));
  }

  @Test
  void standingsGrowOnAfterReopening() {
    commit(Rankings.through(1).add(POINTS, "ada", 10).add(POINTS, "bob", 5).hide("ada", "s1"));
    reopen();
    commit(Rankings.through(2).add(POINTS, "ada", 1).add(POINTS, "cyd", 2).show("ada", "s1"));
    reopen();
    commit(Rankings.through(3).add(POINTS, "ada", 1).add(POINTS, "bob", 1));
    assertEquals(
        kept(
            Map.of(
                id("ada"), standing(12, 1), id("bob"), standing(6, 1), id("cyd"), standing(2, 1)),
            Map.of(id("ada"), standing(1, 1), id("bob"), standing(1, 1))),
        everything(POINTS_ALL));
    assertFalse(standings().hidden(player("ada")));
  }

  @Test
  void aCrashTakesBackWholePassesAndThePositionTellsWhereToGoOn() {
    for (int pass = 1; pass <= 5; pass++) {
      commit(onePointEach(pass));
    }
    reopen();
    for (int pass = 6; pass <= 9; pass++) {
      commit(onePointEach(pass));
    }
    crash();
    long position = standings().position();
    assertTrue(position >= kept(5L, 0L), () -> "closing had kept 5, not " + position);
    assertEquals(position > 0, standings().hidden(player("ada")));
    for (String player : new String[] {"ada", "bob"}) {
      assertEquals(
          position, points(player).map(Standing::score).orElse(0L), "a point for every pass");
    }
    for (long pass = position + 1; pass <= 9; pass++) {
      commit(onePointEach(pass));
    }
    assertEquals(
        Map.of(id("ada"), standing(9, 9), id("bob"), standing(9, 9)), everything(POINTS_ALL));
  }

  private static Rankings onePointEach(long pass) {
    return Rankings.through(pass)
        .at(pass)
        .add(POINTS, "ada", 1)
        .add(POINTS, "bob", 1)
        .hide("ada", "s" + pass);
  }

  @Test
  void aReaderSeesAPassWholeOrNotAtAll() {
    Race.whileRunning(
        () -> {
          for (int pass = 1; pass <= 300; pass++) {
            commit(Rankings.through(pass).add(POINTS, "ada", 1).add(POINTS, "bob", 1));
          }
        },
        () -> {
          Map<PlayerId, Standing> seen = everything(POINTS_ALL);
          assertEquals(seen.get(id("ada")), seen.get(id("bob")));
        });
    assertEquals(300, standings().position());
  }
}
