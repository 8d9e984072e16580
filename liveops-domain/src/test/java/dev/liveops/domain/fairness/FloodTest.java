package dev.liveops.domain.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FloodTest {

  private static final Rule.Flood TEN_A_SECOND =
      new Rule.Flood("flood", false, Verdict.QUARANTINED, 10, 1_000, 60_000);

  private final Player player = new Player(TEN_A_SECOND);

  @Test
  void tenEventsInOneMillisecondAreAllowed() {
    for (int i = 0; i < 10; i++) {
      assertEquals(Judgement.CLEAR, player.play(5_000, "progression"));
    }
  }

  @Test
  void theEleventhWithinASecondIsHeldBackAndBlocksThePlayer() {
    for (int i = 0; i < 10; i++) {
      player.play(5_000 + i, "progression");
    }

    GameEvent eleventh = player.event(5_999, "progression");
    Judgement judgement = player.play(eleventh, 0);

    assertEquals(Verdict.QUARANTINED, judgement.verdict());
    Violation violation = judgement.violations().getFirst();
    assertEquals("flood", violation.rule());
    assertEquals(7, violation.version());
    assertEquals(eleventh.id(), violation.event());
    assertEquals(5_999, violation.atMillis());
    assertEquals(Payload.of("count", 11, "limit", 10, "per_ms", 1_000), violation.inputs());
    assertEquals(
        Optional.of(
            new Sanction(
                "block-" + eleventh.id(),
                Player.GAME,
                Player.ID,
                SanctionKind.BLOCK,
                "rule:flood",
                "more than 10 events in 1000 ms",
                5_999,
                65_999)),
        judgement.block());
  }

  @Test
  void aSecondIsOpenAtItsStart() {
    for (int i = 0; i < 10; i++) {
      player.play(5_000, "progression");
    }
    assertEquals(Judgement.CLEAR, player.play(6_000, "progression"));
  }

  @Test
  void eventsThatAreHeldBackStillCountAsEvents() {
    for (int i = 0; i < 11; i++) {
      player.play(5_000, "progression");
    }
    assertEquals(Verdict.QUARANTINED, player.play(5_500, "progression").verdict());
  }

  @Test
  void aBlockInForceIsNotImposedTwice() {
    for (int i = 0; i < 11; i++) {
      player.play(5_000, "progression");
    }
    Judgement twelfth = player.play(5_001, "progression");
    assertEquals(Verdict.QUARANTINED, twelfth.verdict());
    assertTrue(twelfth.block().isEmpty());
  }

  @Test
  void aLiftedBlockIsImposedAgainByTheNextFlood() {
    for (int i = 0; i < 11; i++) {
      player.play(5_000, "progression");
    }
    player.sanctions = Sanctions.NONE;
    assertTrue(player.play(5_001, "progression").block().isPresent());
  }

  @Test
  void aRuleInShadowNeverBlocks() {
    Player watched =
        new Player(new Rule.Flood("flood", true, Verdict.QUARANTINED, 1, 1_000, 60_000));
    watched.play(0, "progression");

    Judgement judgement = watched.play(0, "progression");

    assertEquals(Verdict.CLEARED, judgement.verdict());
    assertTrue(judgement.block().isEmpty());
    assertTrue(judgement.violations().getFirst().shadow());
  }

  @Test
  void aRuleWithoutABlockOnlyHoldsBack() {
    Player held = new Player(new Rule.Flood("flood", false, Verdict.QUARANTINED, 1, 1_000, 0));
    held.play(0, "progression");

    Judgement judgement = held.play(0, "progression");

    assertEquals(Verdict.QUARANTINED, judgement.verdict());
    assertTrue(judgement.block().isEmpty());
  }

  @Test
  void ofTwoFloodsAtOnceTheLongerBlockStands() {
    Player twice =
        new Player(
            new Rule.Flood("short", false, Verdict.FLAGGED, 1, 1_000, 5_000),
            new Rule.Flood("long", false, Verdict.FLAGGED, 1, 2_000, 9_000));
    twice.play(0, "progression");

    Judgement judgement = twice.play(0, "progression");

    assertEquals(2, judgement.violations().size());
    assertEquals("rule:long", judgement.block().orElseThrow().author());
  }

  @Test
  void aClockSetBackAccusesNobody() {
    for (int i = 0; i < 10; i++) {
      player.play(5_000, "progression");
    }
    assertEquals(Judgement.CLEAR, player.play(4_500, "progression"));
  }

  @Test
  void theWindowAgreesWithACountOverTheWholeHistory() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Rule.Flood> rules = randomRules(random);
      Player subject = new Player(rules.toArray(Rule[]::new));
      List<Long> history = new ArrayList<>();
      long atMillis = 1_000_000;
      for (int i = 0; i < 300; i++) {
        atMillis += random.nextInt(10) == 0 ? random.nextInt(5_000) : random.nextInt(60);
        history.add(atMillis);
        assertEquals(
            brokenByHistory(rules, history),
            subject.play(atMillis, "progression").violations().stream()
                .map(Violation::rule)
                .toList(),
            "seed " + seed + ", event " + i);
      }
    }
  }

  private static List<Rule.Flood> randomRules(Random random) {
    List<Rule.Flood> rules = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      int countMax = 1 + random.nextInt(40);
      rules.add(
          new Rule.Flood("r" + i, false, Verdict.FLAGGED, countMax, 1 + random.nextInt(3_000), 0));
    }
    return rules;
  }

  private static List<String> brokenByHistory(List<Rule.Flood> rules, List<Long> history) {
    long now = history.getLast();
    return rules.stream()
        .filter(
            rule ->
                history.stream().filter(at -> at > now - rule.perMillis()).count()
                    > rule.countMax())
        .map(Rule::name)
        .toList();
  }
}
