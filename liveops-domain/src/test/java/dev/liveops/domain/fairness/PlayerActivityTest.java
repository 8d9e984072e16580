package dev.liveops.domain.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.CorruptState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlayerActivityTest {

  private static final Rulebook RULEBOOK = new Rulebook(DefaultRules.list(), 1);

  @Test
  void anUnknownPlayerHasDoneNothing() {
    assertEquals(0, PlayerActivity.empty().events());
    assertEquals(0, PlayerActivity.empty().violations());
    assertEquals(0, PlayerActivity.empty().lastReceivedAtMillis());
    assertEquals(PlayerActivity.empty(), PlayerActivity.decode(PlayerActivity.empty().encode()));
  }

  @Test
  void everyEventIsSeenAndViolationsAddUp() {
    Player player = new Player(RULEBOOK);
    player.play(5, "progression", "delta_xp", 1);
    player.play(6, "progression", "delta_xp", 5_000, "score", 50_000);
    assertEquals(2, player.activity.events());
    assertEquals(2, player.activity.violations());
    assertEquals(6, player.activity.lastReceivedAtMillis());
  }

  @Test
  void theOldMemoryStaysAsItWas() {
    Player player = new Player(RULEBOOK);
    player.play(5, "progression", "delta_xp", 1, "score", 10);
    PlayerActivity before = player.activity;
    byte[] bytes = before.encode();
    for (int i = 0; i < 50; i++) {
      player.play(6 + i, "progression", "delta_xp", 1, "score", 20 + i);
      player.play(6 + i, "drop_claimed", "weight", 0.01);
    }
    assertEquals(PlayerActivity.decode(bytes), before);
    assertNotEquals(before, player.activity);
  }

  @Test
  void aReleaseCountsOnceSeen() {
    Player player = new Player(RULEBOOK);
    var held = player.event(5, "progression", "delta_xp", 1, "score", 50_000);
    player.play(held, 1);
    PlayerActivity before = player.activity;
    player.release(held, 1);
    assertEquals(before.events(), player.activity.events());
    assertEquals(before.violations(), player.activity.violations());
    assertEquals(50_000, player.activity.baselines().of("score"));
    assertEquals(1, player.activity.hour().total(5));
  }

  @Test
  void everyMemorySurvivesEncoding() {
    for (int seed = 0; seed < 50; seed++) {
      Player player = new Player(RULEBOOK);
      RandomPlay play = new RandomPlay(seed);
      for (int i = 0; i < 200; i++) {
        player.play(play.next(player), play.points());
        PlayerActivity decoded = PlayerActivity.decode(player.activity.encode());
        assertEquals(player.activity, decoded, "seed " + seed + ", event " + i);
        assertEquals(player.activity.hashCode(), decoded.hashCode());
        if (i % 7 == 0) {
          player.activity = decoded;
        }
      }
    }
  }

  @Test
  void instantsOfAllTimeSurviveEncoding() {
    Player player = new Player(new Rule.Flood("f", false, Verdict.FLAGGED, 10, 1L << 62, 0));
    for (long atMillis : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE, 1, Long.MIN_VALUE}) {
      player.play(atMillis, "progression");
      assertEquals(player.activity, PlayerActivity.decode(player.activity.encode()));
    }
  }

  @Test
  void noPlayerCanMakeItsMemoryGrow() {
    Player player = new Player(RULEBOOK);
    RandomPlay play = new RandomPlay(9);
    Random random = new Random(9);
    int largest = 0;
    for (int i = 0; i < 20_000; i++) {
      player.play(play.next(player), random.nextLong());
      largest = Math.max(largest, player.activity.encode().length);
    }
    assertTrue(largest < 300, "largest: " + largest);
  }

  @Test
  void theMostDemandingRulesStillHaveAnEnd() {
    List<Rule> rules = new ArrayList<>();
    rules.add(new Rule.Flood("f", false, Verdict.FLAGGED, Rule.FLOOD_COUNT_MAX, 1L << 40, 0));
    for (int i = 0; i < 100; i++) {
      rules.add(new Rule.Jump("j" + i, false, Verdict.FLAGGED, "field" + i, Long.MAX_VALUE));
      rules.add(
          new Rule.DropLuck("d" + i, false, Verdict.FLAGGED, "progression", "field" + i, 1e-9, 1));
    }
    Player player = new Player(new Rulebook(rules, 1));
    for (int i = 0; i < 5_000; i++) {
      player.play(1_000L * i, "progression", "field" + i % 120, Long.MAX_VALUE - i);
    }
    assertTrue(player.activity.encode().length < 12_000);
    assertEquals(player.activity, PlayerActivity.decode(player.activity.encode()));
  }

  @Test
  void whatNoRuleAsksForIsForgotten() {
    Player player = new Player(RULEBOOK);
    RandomPlay play = new RandomPlay(3);
    for (int i = 0; i < 100; i++) {
      player.play(play.next(player), play.points());
    }
    Rulebook none = new Rulebook(List.of(), 2);
    var event = player.event(0, "drop_claimed", "weight", 0.5);
    PlayerActivity activity = player.activity.after(event, 0, Judgement.CLEAR, none);
    assertTrue(activity.encode().length < 24, "" + activity.encode().length);
  }

  @Test
  void everyDamagedByteIsNoticed() {
    Player player = new Player(RULEBOOK);
    RandomPlay play = new RandomPlay(3);
    for (int i = 0; i < 100; i++) {
      player.play(play.next(player), play.points());
    }
    Corruption.assertEveryDamageIsNoticed(player.activity.encode(), PlayerActivity::decode);
  }

  @Test
  void theBytesOfSomethingElseAreRefused() {
    byte[] population = Population.empty().encode();
    assertThrows(CorruptState.class, () -> PlayerActivity.decode(population));
  }
}
