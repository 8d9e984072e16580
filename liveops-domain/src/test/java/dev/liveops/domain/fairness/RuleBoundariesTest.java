package dev.liveops.domain.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.Payload;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bound, jump, points per hour, outlier and clock drift: below, at and above their limits. */
class RuleBoundariesTest {

  private static final long STEP = 300_000;

  @Test
  void aFieldIsInBoundsUpToBothEnds() {
    Player player = new Player(bound("delta_xp", Optional.of(0.0), Optional.of(1_000.0)));
    assertEquals(Judgement.CLEAR, player.play(0, "progression", "delta_xp", 0));
    assertEquals(Judgement.CLEAR, player.play(0, "progression", "delta_xp", 1_000));
    assertEquals(Verdict.QUARANTINED, player.play(0, "progression", "delta_xp", -1).verdict());

    Judgement above = player.play(0, "progression", "delta_xp", 1_001);

    assertEquals(Verdict.QUARANTINED, above.verdict());
    assertEquals(Payload.of("field", "delta_xp", "value", 1_001, "limit", 1_000.0), inputs(above));
  }

  @Test
  void aBoundConcernsItsOwnTypeAndField() {
    Player player = new Player(bound("delta_xp", Optional.of(0.0), Optional.of(1_000.0)));
    assertEquals(Judgement.CLEAR, player.play(0, "boss_kill", "delta_xp", 5_000));
    assertEquals(Judgement.CLEAR, player.play(0, "progression", "points", 5_000));
    assertEquals(Judgement.CLEAR, player.play(0, "progression", "delta_xp", "lots"));
  }

  @Test
  void aBoundMayBeOpenOnOneSide() {
    Player player = new Player(bound("weight", Optional.empty(), Optional.of(1.0)));
    assertEquals(Judgement.CLEAR, player.play(0, "progression", "weight", -1e300));
    assertEquals(Judgement.CLEAR, player.play(0, "progression", "weight", 1.0));
    assertEquals(
        Verdict.QUARANTINED, player.play(0, "progression", "weight", Math.nextUp(1.0)).verdict());
  }

  @Test
  void aNumberThatIsNoneIsOutOfEveryBound() {
    Player player = new Player(bound("weight", Optional.of(0.0), Optional.empty()));
    assertEquals(
        Verdict.QUARANTINED, player.play(0, "progression", "weight", Double.NaN).verdict());
  }

  @Test
  void aJumpIsMeasuredFromZeroAtFirst() {
    assertEquals(Judgement.CLEAR, new Player(jump()).play(0, "progression", "score", 10_000));

    Judgement above = new Player(jump()).play(0, "progression", "score", 10_001);

    assertEquals(Verdict.QUARANTINED, above.verdict());
    assertEquals(
        Payload.of("field", "score", "value", 10_001, "previous", 0, "limit", 10_000),
        inputs(above));
  }

  @Test
  void aJumpIsMeasuredFromTheLastValueThatCounted() {
    Player player = new Player(jump());
    player.play(0, "progression", "score", 9_000);
    player.play(1, "progression", "score", 50_000);
    player.play(2, "boss_kill", "points", 5);
    assertEquals(Judgement.CLEAR, player.play(3, "progression", "score", 19_000));
    assertEquals(Verdict.QUARANTINED, player.play(4, "progression", "score", 29_001).verdict());
  }

  @Test
  void aFallIsNoJumpAndMovesTheBaseline() {
    Player player = new Player(jump());
    player.play(0, "progression", "score", 10_000);
    player.play(1, "progression", "score", 20_000);
    assertEquals(Judgement.CLEAR, player.play(2, "progression", "score", 0));
    assertEquals(Verdict.QUARANTINED, player.play(3, "progression", "score", 10_001).verdict());
  }

  @Test
  void aJumpAcrossTheWholeRangeIsSeen() {
    Player player = new Player(jump());
    player.play(0, "progression", "score", Long.MIN_VALUE);
    Judgement judgement = player.play(1, "progression", "score", Long.MAX_VALUE);
    assertEquals(Verdict.QUARANTINED, judgement.verdict());
  }

  @Test
  void aReleasedEventMovesTheBaseline() {
    Player player = new Player(jump());
    GameEvent held = player.event(0, "progression", "score", 15_000);
    assertEquals(Verdict.QUARANTINED, player.play(held, 0).verdict());
    player.release(held, 0);
    assertEquals(Judgement.CLEAR, player.play(1, "progression", "score", 25_000));
  }

  @Test
  void anHourHoldsItsPointsAndNotOneMore() {
    Player player = new Player(perHour(1_000));
    assertEquals(Judgement.CLEAR, player.gain(0, 600));
    assertEquals(Judgement.CLEAR, player.gain(STEP, 400));

    Judgement above = player.gain(11 * STEP + STEP - 1, 1);

    assertEquals(Verdict.QUARANTINED, above.verdict());
    assertEquals(Payload.of("value", 1, "total", 1_001, "limit", 1_000), inputs(above));
    assertEquals(Judgement.CLEAR, player.gain(12 * STEP, 600));
    assertEquals(Verdict.QUARANTINED, player.gain(12 * STEP, 1).verdict());
    assertEquals(Judgement.CLEAR, player.gain(13 * STEP, 400));
  }

  @Test
  void pointsThatWereHeldBackDoNotFillTheHourUntilReleased() {
    Player player = new Player(perHour(1_000));
    GameEvent held = player.event(0, "progression");
    assertEquals(Verdict.QUARANTINED, player.play(held, 5_000).verdict());
    assertEquals(Judgement.CLEAR, player.gain(1, 1));
    player.release(held, 5_000);
    assertEquals(Verdict.QUARANTINED, player.gain(2, 1).verdict());
  }

  @Test
  void anEventThatGainsNothingIsNotBlamedForTheHour() {
    Player player = new Player(perHour(1_000));
    player.gain(0, 1_000);
    assertEquals(Judgement.CLEAR, player.gain(1, 0));
    assertEquals(Judgement.CLEAR, player.gain(1, -500));
    assertEquals(Verdict.QUARANTINED, player.gain(2, 1).verdict(), "a loss bought room");
  }

  @Test
  void pointsBeyondSixtyFourBitsStayBeyondTheLimit() {
    Player player = new Player(perHour(Long.MAX_VALUE - 1));
    player.gain(0, Long.MAX_VALUE - 1);
    assertEquals(Verdict.QUARANTINED, player.gain(0, Long.MAX_VALUE).verdict());
  }

  @Test
  void anOutlierIsBeyondTheScoreAndNotAtIt() {
    // Median 0 and MAD 0.6745 over 11 values make the score of a value the value itself.
    Player player = new Player(new Rule.Outlier("outlier", false, Verdict.FLAGGED, 3, 11));
    for (double value :
        new double[] {-1, -1, -0.6745, -0.6745, -0.1, 0, 0.1, 0.6745, 0.6745, 1, 1}) {
      player.population.add(value);
    }
    assertEquals(0.6745, player.population.statistics().mad());
    assertEquals(Judgement.CLEAR, player.judge(player.event(0, "boss_kill"), 3));
    assertEquals(Judgement.CLEAR, player.judge(player.event(0, "boss_kill"), -3));
    assertEquals(Verdict.FLAGGED, player.judge(player.event(0, "boss_kill"), -4).verdict());

    Judgement above = player.judge(player.event(0, "boss_kill"), 4);

    assertEquals(Verdict.FLAGGED, above.verdict());
    assertEquals(
        Payload.of("value", 4, "limit", 3.0, "median", 0.0, "mad", 0.6745, "z", 4.0, "count", 11),
        inputs(above));
  }

  @Test
  void aSmallPopulationAccusesNobody() {
    Player player = new Player(new Rule.Outlier("outlier", false, Verdict.FLAGGED, 3.5, 100));
    for (int i = 0; i < 99; i++) {
      player.gain(i, i % 10);
    }
    assertEquals(Judgement.CLEAR, player.judge(player.event(99, "progression"), 9_999));
    player.gain(99, 5);
    assertEquals(Verdict.FLAGGED, player.judge(player.event(100, "progression"), 9_999).verdict());
  }

  @Test
  void anotherValueAmongNothingButEqualOnesIsAnOutlier() {
    Player player = new Player(new Rule.Outlier("outlier", false, Verdict.FLAGGED, 3.5, 10));
    for (int i = 0; i < 10; i++) {
      player.gain(i, 150);
    }
    assertEquals(Judgement.CLEAR, player.judge(player.event(11, "progression"), 150));
    assertEquals(
        Payload.of(
            "value",
            151,
            "limit",
            3.5,
            "median",
            150.0,
            "mad",
            0.0,
            "mean_deviation",
            0.0,
            "count",
            10),
        inputs(player.judge(player.event(11, "progression"), 151)));
  }

  @Test
  void aClockMayBeOffUpToTheLimitEitherWay() {
    Player player = new Player(new Rule.ClockDrift("clock_drift", false, Verdict.FLAGGED, 300_000));
    assertEquals(Judgement.CLEAR, player.judge(claimed(700_000, 1_000_000), 0));
    assertEquals(Judgement.CLEAR, player.judge(claimed(1_300_000, 1_000_000), 0));
    assertEquals(Verdict.FLAGGED, player.judge(claimed(1_300_001, 1_000_000), 0).verdict());
    assertEquals(
        Payload.of(
            "claimed_at_ms",
            699_999,
            "received_at_ms",
            1_000_000,
            "drift_ms",
            300_001,
            "limit",
            300_000),
        inputs(player.judge(claimed(699_999, 1_000_000), 0)));
    assertEquals(Verdict.FLAGGED, player.judge(claimed(Long.MIN_VALUE, 1_000_000), 0).verdict());
  }

  private static GameEvent claimed(long claimedAtMillis, long receivedAtMillis) {
    return new GameEvent(
        new EventId(0, 1),
        Player.GAME,
        Player.ID,
        "progression",
        claimedAtMillis,
        receivedAtMillis,
        Payload.empty());
  }

  private static Rule bound(String field, Optional<Double> min, Optional<Double> max) {
    return new Rule.Bound("bound", false, Verdict.QUARANTINED, "progression", field, min, max);
  }

  private static Rule jump() {
    return new Rule.Jump("score_jump", false, Verdict.QUARANTINED, "score", 10_000);
  }

  private static Rule perHour(long pointsMax) {
    return new Rule.PointsPerHour("points_per_hour", false, Verdict.QUARANTINED, pointsMax);
  }

  private static Payload inputs(Judgement judgement) {
    assertTrue(judgement.violations().size() == 1, judgement::toString);
    return judgement.violations().getFirst().inputs();
  }
}
