package dev.liveops.domain.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.Payload;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DropLuckTest {

  private static final int RUNGS = 12;

  @Test
  void luckIsCalledOutOnceItsChanceFallsBelowTheLimit() {
    // Of n claims all at 0.05: chance 12 * 0.05^n. Four: 7.5e-5, five: 3.75e-6, six: 1.9e-7.
    Player player = new Player(luck(1e-6, 1));
    for (int i = 0; i < 5; i++) {
      assertEquals(Judgement.CLEAR, claim(player, 0.05));
    }

    Judgement sixth = claim(player, 0.05);

    assertEquals(Verdict.FLAGGED, sixth.verdict());
    Payload inputs = sixth.violations().getFirst().inputs();
    assertEquals(0.05, inputs.number("value").orElseThrow());
    assertEquals(0.05, inputs.number("rarity").orElseThrow());
    assertEquals(6, inputs.integer("count").orElseThrow());
    assertEquals(6, inputs.integer("attempts").orElseThrow());
    assertEquals(RUNGS * Math.pow(0.05, 6), inputs.number("chance").orElseThrow(), 1e-18);
    assertEquals(1e-6, inputs.number("limit").orElseThrow());
  }

  @Test
  void aChanceAtTheLimitIsStillLuck() {
    double chance = RUNGS * Math.exp(BinomialTail.logAtLeast(3, 3, 0.05));
    Player atLimit = new Player(luck(chance, 1));
    Player aboveIt = new Player(luck(Math.nextUp(chance), 1));
    for (int i = 0; i < 2; i++) {
      claim(atLimit, 0.05);
      claim(aboveIt, 0.05);
    }
    assertEquals(Verdict.CLEARED, claim(atLimit, 0.05).verdict());
    assertEquals(Verdict.FLAGGED, claim(aboveIt, 0.05).verdict());
  }

  @Test
  void tooFewDropsAccuseNobody() {
    Player player = new Player(luck(1e-6, 10));
    for (int i = 0; i < 9; i++) {
      assertEquals(Judgement.CLEAR, claim(player, 0.0001));
    }
    assertEquals(Verdict.FLAGGED, claim(player, 0.0001).verdict());
  }

  @Test
  void commonDropsAreNeverCalledOut() {
    Player player = new Player(luck(1e-6, 1));
    for (int i = 0; i < 20; i++) {
      claim(player, 0.01);
    }
    assertEquals(Judgement.CLEAR, claim(player, 0.9));
    assertEquals(Judgement.CLEAR, claim(player, 0.500001));
  }

  @Test
  void honestDropsAreNotCalledOut() {
    // The weight of an honest drop is the chance of one as rare: uniform between 0 and 1.
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Player player = new Player(luck(1e-6, 10));
      for (int i = 0; i < 2_500; i++) {
        assertEquals(
            Judgement.CLEAR, claim(player, random.nextDouble()), "seed " + seed + ", drop " + i);
      }
    }
  }

  @Test
  void aCheatAmongHonestDropsIsCalledOut() {
    // A tenth of the drops at 0.01 or below, where a hundredth is due.
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Player player = new Player(luck(1e-6, 10));
      boolean flagged = false;
      for (int i = 0; i < 1_000; i++) {
        double weight = random.nextInt(10) == 0 ? 0.01 : random.nextDouble();
        flagged |= claim(player, weight).verdict() == Verdict.FLAGGED;
      }
      assertTrue(flagged, "seed " + seed);
    }
  }

  @Test
  void attemptsOfTheirOwnTypeMakeRareDropsLikely() {
    Rule.DropLuck perKill =
        new Rule.DropLuck(
            "luck", false, Verdict.FLAGGED, "drop_claimed", "weight", "boss_kill", 1e-6, 1);
    Player fighter = new Player(perKill);
    Player idler = new Player(perKill);
    boolean idlerFlagged = false;
    for (int drop = 0; drop < 8; drop++) {
      for (int kill = 0; kill < 20; kill++) {
        fighter.play(0, "boss_kill", "points", 5);
      }
      assertEquals(Judgement.CLEAR, claim(fighter, 0.05));
      idlerFlagged |= claim(idler, 0.05).verdict() == Verdict.FLAGGED;
    }
    assertTrue(idlerFlagged);
  }

  @Test
  void aClaimWithoutAWeightIsNoClaim() {
    Player player = new Player(luck(0.9, 1));
    assertEquals(Judgement.CLEAR, player.play(0, "drop_claimed", "drop_id", "sword"));
    assertEquals(Judgement.CLEAR, player.play(0, "drop_claimed", "weight", Double.NaN));
    assertEquals(Judgement.CLEAR, player.play(0, "boss_kill", "weight", 0.0001));
    assertEquals(0, player.activity.dropTally("luck").drops());
  }

  @Test
  void impossibleWeightsFallOntoTheRarestRung() {
    Player player = new Player(luck(1e-6, 1));
    claim(player, 0);
    assertEquals(Verdict.FLAGGED, claim(player, -5).verdict());
  }

  @Test
  void onlyDropsThatCountAreTallied() {
    Player player =
        new Player(
            new Rule.DropLuck(
                "luck", false, Verdict.QUARANTINED, "drop_claimed", "weight", 1e-6, 1));
    for (int i = 0; i < 8; i++) {
      claim(player, 0.05);
    }
    GameEvent held = player.event(0, "drop_claimed", "weight", 0.05);
    player.play(held, 0);
    assertEquals(5, player.activity.dropTally("luck").drops());
    player.release(held, 0);
    assertEquals(6, player.activity.dropTally("luck").drops());
  }

  @Test
  void aLongHonestPastIsNoCover() {
    Player player = new Player(luck(1e-6, 1));
    for (int i = 0; i < DropTally.ATTEMPTS_MAX; i++) {
      claim(player, 1);
    }
    assertEquals(DropTally.ATTEMPTS_MAX, player.activity.dropTally("luck").drops());
    boolean flagged = false;
    for (int i = 0; i < 6; i++) {
      assertFalse(flagged);
      flagged = claim(player, 0.05).verdict() == Verdict.FLAGGED;
    }
    assertTrue(flagged);
  }

  private static Judgement claim(Player player, double weight) {
    return player.play(0, "drop_claimed", "weight", weight);
  }

  private static Rule luck(double chanceMin, int dropsMin) {
    return new Rule.DropLuck(
        "luck", false, Verdict.FLAGGED, "drop_claimed", "weight", chanceMin, dropsMin);
  }
}
