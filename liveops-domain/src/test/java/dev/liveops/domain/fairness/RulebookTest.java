package dev.liveops.domain.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RulebookTest {

  @Test
  void theMostSevereEnforcedRuleDecides() {
    Player player =
        new Player(
            above("mild", false, Verdict.FLAGGED),
            above("severe", false, Verdict.REJECTED),
            above("middling", false, Verdict.QUARANTINED));

    Judgement judgement = player.play(0, "progression", "delta_xp", 1);

    assertEquals(Verdict.REJECTED, judgement.verdict());
    assertEquals(List.of("mild", "severe", "middling"), rules(judgement));
    assertTrue(judgement.block().isEmpty());
  }

  @Test
  void rulesInShadowAreRecordedAndDecideNothing() {
    Player player =
        new Player(
            above("watching", true, Verdict.REJECTED), above("acting", false, Verdict.FLAGGED));

    Judgement judgement = player.play(0, "progression", "delta_xp", 1);

    assertEquals(Verdict.FLAGGED, judgement.verdict());
    assertEquals(List.of("watching", "acting"), rules(judgement));
    assertTrue(judgement.violations().getFirst().shadow());
    assertEquals(Verdict.REJECTED, judgement.violations().getFirst().verdict());
    assertEquals(2, player.activity.violations());
  }

  @Test
  void everyEventOfAPlayerUnderAShadowIsHeldBack() {
    Player player = new Player(above("mild", false, Verdict.FLAGGED));
    player.sanctions = SanctionsTest.of(SanctionsTest.sanction("s1", SanctionKind.SHADOW, 10, 20));

    assertEquals(Judgement.CLEAR, player.play(9, "progression", "delta_xp", 0));
    Judgement held = player.play(10, "progression", "delta_xp", 0);
    assertEquals(Judgement.CLEAR, player.play(20, "progression", "delta_xp", 0));

    assertEquals(Verdict.QUARANTINED, held.verdict());
    assertEquals(List.of("sanction:shadow"), rules(held));
    assertEquals(Payload.of("sanction", "s1"), held.violations().getFirst().inputs());
  }

  @Test
  void aShadowDoesNotHideWhatTheRulesSay() {
    Player player = new Player(above("severe", false, Verdict.REJECTED));
    player.sanctions = SanctionsTest.of(SanctionsTest.sanction("s1", SanctionKind.SHADOW, 0, 20));

    Judgement judgement = player.play(0, "progression", "delta_xp", 1);

    assertEquals(Verdict.REJECTED, judgement.verdict());
    assertEquals(List.of("sanction:shadow", "severe"), rules(judgement));
  }

  @Test
  void judgingHasNoEffect() {
    Rulebook rulebook = new Rulebook(DefaultRules.list(), 1);
    Player player = new Player(rulebook);
    RandomPlay play = new RandomPlay(1);
    for (int i = 0; i < 500; i++) {
      GameEvent event = play.next(player);
      byte[] activity = player.activity.encode();
      byte[] population = player.population.encode();
      Judgement first = player.judge(event, play.points());
      assertEquals(first, player.judge(event, play.points()));
      assertEquals(PlayerActivity.decode(activity), player.activity);
      assertEquals(Population.decode(population).statistics(), player.population.statistics());
      player.play(event, play.points());
    }
  }

  @Test
  void aReplayComesToTheSameJudgements() {
    for (int seed = 0; seed < 20; seed++) {
      assertEquals(judgements(seed), judgements(seed), "seed " + seed);
    }
  }

  private static List<Judgement> judgements(int seed) {
    Player player = new Player(new Rulebook(DefaultRules.list(), 1));
    RandomPlay play = new RandomPlay(seed);
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      judgements.add(player.play(play.next(player), play.points()));
    }
    return judgements;
  }

  @Test
  void thereMayNotBeTooManyRules() {
    new Rulebook(named(Rulebook.RULES_MAX), 1);
    assertThrows(
        IllegalArgumentException.class, () -> new Rulebook(named(Rulebook.RULES_MAX + 1), 1));
  }

  @Test
  void noTwoRulesShareAName() {
    Rule rule = above("rule", false, Verdict.FLAGGED);
    Rule other = new Rule.ClockDrift("rule", true, Verdict.FLAGGED, 0);
    assertThrows(IllegalArgumentException.class, () -> new Rulebook(List.of(rule, other), 1));
  }

  private static List<Rule> named(int count) {
    return IntStream.range(0, count).mapToObj(i -> above("r" + i, false, Verdict.FLAGGED)).toList();
  }

  @Test
  void figuresThatMakeNoSenseAreRefusedByName() {
    assertRefused("countMax", () -> new Rule.Flood("flood", false, Verdict.FLAGGED, 0, 1_000, 0));
    assertRefused(
        "countMax", () -> new Rule.Flood("flood", false, Verdict.FLAGGED, 1_001, 1_000, 0));
    assertRefused("perMillis", () -> new Rule.Flood("flood", false, Verdict.FLAGGED, 1, 0, 0));
    assertRefused("blockMillis", () -> new Rule.Flood("flood", false, Verdict.FLAGGED, 1, 1, -1));
    assertRefused("name", () -> new Rule.Jump(" ", false, Verdict.FLAGGED, "score", 1));
    assertRefused("field", () -> new Rule.Jump("j", false, Verdict.FLAGGED, "x".repeat(65), 1));
    assertRefused("deltaMax", () -> new Rule.Jump("j", false, Verdict.FLAGGED, "score", -1));
    assertRefused("pointsMax", () -> new Rule.PointsPerHour("p", false, Verdict.FLAGGED, -1));
    assertRefused("scoreMax", () -> new Rule.Outlier("o", false, Verdict.FLAGGED, Double.NaN, 100));
    assertRefused("populationMin", () -> new Rule.Outlier("o", false, Verdict.FLAGGED, 3.5, 0));
    assertRefused("driftMaxMillis", () -> new Rule.ClockDrift("c", false, Verdict.FLAGGED, -1));
    assertRefused(
        "chanceMin",
        () -> new Rule.DropLuck("d", false, Verdict.FLAGGED, "drop_claimed", "weight", 0, 1));
    assertRefused(
        "dropsMin",
        () -> new Rule.DropLuck("d", false, Verdict.FLAGGED, "drop_claimed", "weight", 1, 0));
    assertRefused(
        "min",
        () ->
            new Rule.Bound(
                "b", false, Verdict.FLAGGED, "t", "f", Optional.of(2.0), Optional.of(1.0)));
    assertRefused(
        "min",
        () ->
            new Rule.Bound(
                "b", false, Verdict.FLAGGED, "t", "f", Optional.of(Double.NaN), Optional.empty()));
  }

  private static void assertRefused(String figure, Runnable making) {
    Throwable refusal = assertThrows(IllegalArgumentException.class, making::run);
    assertTrue(refusal.getMessage().startsWith(figure + ": expected"), refusal.getMessage());
  }

  private static List<String> rules(Judgement judgement) {
    return judgement.violations().stream().map(Violation::rule).toList();
  }

  private static Rule above(String name, boolean shadow, Verdict verdict) {
    return new Rule.Bound(
        name, shadow, verdict, "progression", "delta_xp", Optional.empty(), Optional.of(0.0));
  }
}
