package dev.liveops.apps.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.cli.simulate.Act.Seal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlayersTest {

  private static final long START_MILLIS = 1_730_560_000_000L;
  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final int PLAYERS = 80;

  /** At the highest rate that a simulation may have, for as long as a rule looks back. */
  @Test
  void honestPlayersKeepEveryRuleForAnHourAmongCheaters() {
    Referee referee = watched(20_241_102L, 0.1, 70);

    assertEquals(Set.of(), referee.brokenBy(Kind.HONEST));
    assertTrue(referee.events() > 600_000, "events: " + referee.events());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, -1, Long.MIN_VALUE})
  void honestPlayersKeepEveryRuleWhateverTheSeedEvenWhenHalfOfAllCheat(long seed) {
    assertEquals(Set.of(), watched(seed, 0.5, 5).brokenBy(Kind.HONEST), "seed " + seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void cheatersBreakTheRuleThatTheyAreThereFor(long seed) {
    Referee referee = watched(seed, 0.2, 2);

    assertBroken("flood", referee, Kind.FLOODER, seed);
    assertBroken("delta_xp_bound", referee, Kind.BOUND_BREAKER, seed);
    assertBroken("points_bound", referee, Kind.BOUND_BREAKER, seed);
    assertBroken("weight_bound", referee, Kind.BOUND_BREAKER, seed);
    assertBroken("score_jump", referee, Kind.SCORE_JUMPER, seed);
    assertBroken("outlier", referee, Kind.OUTLIER, seed);
    assertBroken("drop_luck", referee, Kind.DROP_LUCKY, seed);
    assertBroken("clock_drift", referee, Kind.CLOCK_DRIFTER, seed);
  }

  @Test
  void theSameSeedPlaysTheSameGame() {
    assertEquals(turns(7, 2_000), turns(7, 2_000));
    assertNotEquals(turns(7, 2_000), turns(8, 2_000));
  }

  @Test
  void anotherRunOfASeedDiffersInNothingButTheKeys() {
    List<Act> first = acts(new Plan(Crowd.of(7, PLAYERS, 0.5, "a"), 100, START_MILLIS), 1_000);
    List<Act> second = acts(new Plan(Crowd.of(7, PLAYERS, 0.5, "b"), 100, START_MILLIS), 1_000);

    for (int i = 0; i < first.size(); i++) {
      assertEquals(first.get(i).json(), second.get(i).json());
      assertEquals(
          "b" + first.get(i).idempotencyKey().substring(1), second.get(i).idempotencyKey());
    }
  }

  @Test
  void noKeyIsUsedTwiceButByReplayers() {
    Plan plan = new Plan(Crowd.of(9, PLAYERS, 0.5, "run"), 100, START_MILLIS);
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      Plan.Turn turn = plan.next();
      List<Act> acts = turn.acts();
      acts.subList(0, turn.player().kind() == Kind.REPLAYER ? 1 : acts.size())
          .forEach(act -> keys.add(act.idempotencyKey()));
    }
    assertEquals(keys.size(), Set.copyOf(keys).size());
  }

  @Test
  void replayersRepeatThemselvesAndForgersSignBadly() {
    Plan plan = new Plan(Crowd.of(10, PLAYERS, 1, "run"), 100, START_MILLIS);
    for (int i = 0; i < 1_000; i++) {
      Plan.Turn turn = plan.next();
      switch (turn.player().kind()) {
        case REPLAYER -> assertEquals(turn.acts().get(0), turn.acts().get(1));
        case FORGER -> assertTrue(turn.acts().stream().noneMatch(act -> act.seal() == Seal.RIGHT));
        default -> assertTrue(turn.acts().stream().allMatch(act -> act.seal() == Seal.RIGHT));
      }
    }
  }

  @Test
  void eventsComeAtTheRateThatWasAskedFor() {
    Plan plan = new Plan(Crowd.of(11, PLAYERS, 0.5, "run"), 100, START_MILLIS);
    long events = 0;
    for (Plan.Turn turn = plan.next(); turn.atNanos() < MINUTE_NANOS; turn = plan.next()) {
      events += turn.acts().size();
    }
    assertEquals(6_000, events, 20);
  }

  @Test
  void theShareOfCheatersIsWhatWasAskedForAndEveryKindIsThere() {
    Crowd crowd = Crowd.of(12, 100, 0.16, "run");

    assertEquals(84, crowd.count(Kind.HONEST));
    for (Kind kind : Set.of(Kind.FLOODER, Kind.FORGER, Kind.REPLAYER, Kind.DROP_LUCKY)) {
      assertEquals(2, crowd.count(kind), kind.label());
    }
    assertEquals(0, Crowd.of(12, 100, 1, "run").count(Kind.HONEST));
  }

  private static Referee watched(long seed, double cheaterShare, int minutes) {
    double rate = PLAYERS * Player.TURNS_PER_SECOND_MAX;
    Plan plan = new Plan(Crowd.of(seed, PLAYERS, cheaterShare, "run"), rate, START_MILLIS);
    return new Referee().watch(plan, START_MILLIS, minutes * MINUTE_NANOS);
  }

  private static void assertBroken(String rule, Referee referee, Kind kind, long seed) {
    assertTrue(
        referee.brokenBy(kind).contains(rule),
        () -> kind + " broke " + referee.brokenBy(kind) + " only; seed " + seed);
  }

  private static List<String> turns(long seed, int count) {
    Plan plan = new Plan(Crowd.of(seed, PLAYERS, 0.5, "run"), 100, START_MILLIS);
    List<String> turns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Plan.Turn turn = plan.next();
      turns.add(turn.player().id() + " " + turn.atNanos() + " " + turn.acts());
    }
    return turns;
  }

  private static List<Act> acts(Plan plan, int turns) {
    List<Act> acts = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      acts.addAll(plan.next().acts());
    }
    return acts;
  }
}
