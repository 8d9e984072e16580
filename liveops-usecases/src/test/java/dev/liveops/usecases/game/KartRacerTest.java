package dev.liveops.usecases.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.domain.progression.AchievementState;
import dev.liveops.domain.progression.AchievementState.Stage;
import dev.liveops.domain.progression.ClaimDecision.Granted;
import dev.liveops.domain.progression.ClaimDecision.Missing;
import dev.liveops.domain.progression.ClaimDecision.NotEarned;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.domain.ranking.Ranked;
import dev.liveops.domain.ranking.WindowKind;
import dev.liveops.usecases.game.GameDefinitionReader.Read;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The example game, played with the events that lie beside it. */
class KartRacerTest {

  private static final PlayerId ANNA = new PlayerId("anna");
  private static final PlayerId BEN = new PlayerId("ben");

  /** Ten to midnight in Berlin, and ten past: the same day in UTC. */
  private static final long SATURDAY = at("2026-10-24T21:50:00Z");

  private static final long SUNDAY = at("2026-10-24T22:10:00Z");

  private final List<String> notCounted = new ArrayList<>();
  private Playthrough kart;

  @BeforeEach
  void play() {
    String document = Docs.text("examples/kart-racer/game.yaml");
    kart =
        new Playthrough(
            assertInstanceOf(Read.class, GameDefinitionReader.read(document)).definition());
    Docs.text("examples/kart-racer/events.ndjson").lines().forEach(this::play);
  }

  private void play(String line) {
    Judgement judgement = kart.play(line);
    if (judgement.verdict() != Verdict.CLEARED) {
      String rules =
          judgement.violations().stream().map(Violation::rule).collect(Collectors.joining(","));
      notCounted.add(judgement.verdict() + " " + rules);
    }
  }

  @Test
  void theRulesHoldWhatCannotBeTrue() {
    assertEquals(
        List.of("QUARANTINED lap_time", "REJECTED trophies", "QUARANTINED lucky_boxes"),
        notCounted);
  }

  @Test
  void theShortestLapIsFirstAndWallHitsBreakTies() {
    assertEquals(
        List.of("1 anna 58900 g-103", "2 ben 58900 g-102", "2 dora 58900 -", "4 emil 63000 -"),
        board("lap_time", WindowKind.DAILY, SATURDAY));
  }

  @Test
  void daysBeginInBerlinAndASlowerLapChangesNothing() {
    assertEquals(List.of("1 ben 47000 g-106"), board("lap_time", WindowKind.DAILY, SUNDAY));
    assertEquals(
        List.of("1 ben 47000 g-106", "2 anna 58900 g-103", "3 dora 58900 -", "4 emil 63000 -"),
        board("lap_time", WindowKind.ALL_TIME, SUNDAY));
  }

  @Test
  void trophiesAddUpAndEqualsShareAPlace() {
    List<String> expected = List.of("1 anna 25 -", "2 ben 6 -", "2 cleo 6 -", "3 dora 1 -");
    assertEquals(expected, board("trophies", WindowKind.WEEKLY, SUNDAY));
    assertEquals(expected, board("trophies", WindowKind.SEASONAL, SUNDAY));
    assertEquals(List.of(), board("trophies", WindowKind.SEASONAL, at("2026-08-15T12:00:00Z")));
  }

  @Test
  void theLastRatingCountsAndTheBestPosition() {
    assertEquals(
        List.of("1 anna 1512 -", "2 ben 1490 -", "3 cleo 1480 -", "4 dora 1470 -"),
        board("rating", WindowKind.ALL_TIME, SUNDAY));
    assertEquals("1 anna 1 -", board("best_position", WindowKind.MONTHLY, SUNDAY).getFirst());
  }

  @Test
  void levelsFollowTheTable() {
    PlayerProgress anna = kart.progressOf(ANNA);
    assertEquals(250, anna.xp());
    assertEquals(3, anna.level(kart.game().levels()));
  }

  @Test
  void achievementsAreHiddenRevealedAndUnlocked() {
    assertEquals(
        Map.of(
            "first_win", Stage.UNLOCKED,
            "purist", Stage.HIDDEN,
            "pro", Stage.UNLOCKED,
            "champion", Stage.UNLOCKED),
        stages(ANNA));
    assertEquals(
        Map.of(
            "first_win", Stage.REVEALED,
            "purist", Stage.UNLOCKED,
            "pro", Stage.REVEALED,
            "champion", Stage.HIDDEN),
        stages(BEN));
    assertEquals(Stage.HIDDEN, stages(new PlayerId("dora")).get("purist"), "assisted");
  }

  @Test
  void rewardsAreEarnedPerTrackAndSeasonOrPerDayOrOnce() {
    assertEquals(
        List.of(
            new Granted("track_paint", "dunes", "winter-cup", "paint:dunes:gold"),
            new Granted("track_paint", "harbour", "winter-cup", "paint:harbour:gold"),
            new Granted("daily_tyres", "", "2026-10-25", "tyres"),
            new Granted("pro_helmet", "", "", "helmet:pro")),
        kart.progressRules().claimable(kart.progressOf(ANNA), at("2026-10-25T20:00:00Z")));
    assertEquals(
        new NotEarned(
            List.of(
                new Missing("events:race_finished", "1 with position = 1 and track = dunes", "0"))),
        kart.progressRules().decide(kart.progressOf(BEN), "track_paint", "dunes", SUNDAY));
  }

  private List<String> board(String name, WindowKind kind, long atMillis) {
    return kart.leaderboard().top(name, kind, atMillis, 10).stream()
        .map(KartRacerTest::line)
        .toList();
  }

  private static String line(Ranked ranked) {
    Optional<String> ghost = ranked.metadata();
    return ranked.rank() + " " + ranked.player() + " " + ranked.score() + " " + ghost.orElse("-");
  }

  private Map<String, Stage> stages(PlayerId player) {
    return kart.progressRules().achievements(kart.progressOf(player)).stream()
        .collect(Collectors.toMap(AchievementState::id, AchievementState::stage));
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
