package dev.liveops.usecases.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.usecases.game.DefaultGame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens in between, screening comes to what it comes to when nothing does. */
class ScreenEventsReplayTest {

  private static final int FACTS = 700;

  /** What came of one history. */
  private record Outcome(String state, TreeMap<Long, Verdict> verdicts, List<EventId> released) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void itComesToTheSameHoweverTheStreamIsDivided(long seed) {
    Outcome inOne = outcome(seed, screen -> drain(screen, Screen.ALL));

    for (int pass : new int[] {1, 7, 100}) {
      assertEquals(inOne, outcome(seed, screen -> drain(screen, pass)), seed + ", by " + pass);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void itComesToTheSameAfterCrashesThatLoseTheNewestCommits(long seed) {
    Outcome undisturbed = outcome(seed, screen -> drain(screen, Screen.ALL));

    assertEquals(undisturbed, outcome(seed, screen -> crashAllTheTime(screen, seed)), "" + seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void itComesToTheSameWhenTheStoreIsOutOfReachNowAndThen(long seed) {
    Outcome undisturbed = outcome(seed, screen -> drain(screen, Screen.ALL));

    assertEquals(undisturbed, outcome(seed, screen -> loseTheStore(screen, seed)), "" + seed);
  }

  private interface Run {
    void over(Screen screen);
  }

  private static Outcome outcome(long seed, Run run) {
    Screen screen = new Screen();
    history(screen, seed);
    run.over(screen);
    return new Outcome(
        screen.fairness.fingerprint(), screen.verdicts(), new ArrayList<>(screen.released()));
  }

  private static void drain(Screen screen, int pass) {
    while (screen.pump(pass) > 0) {
      // until nothing is left
    }
  }

  /** Dies after some passes, and finds the store as it was some passes before that. */
  private static void crashAllTheTime(Screen screen, long seed) {
    Random random = new Random(seed + 1);
    screen.fairness.checkpoint();
    for (int crash = 0; crash < 60; crash++) {
      int passes = 1 + random.nextInt(4);
      for (int i = 0; i < passes; i++) {
        screen.pump(1 + random.nextInt(90));
        if (random.nextInt(3) == 0) {
          screen.fairness.checkpoint();
        }
      }
      screen.fairness.crash();
      screen.restart();
    }
    drain(screen, 64);
  }

  private static void loseTheStore(Screen screen, long seed) {
    Random random = new Random(seed + 2);
    for (int i = 0; i < 200; i++) {
      boolean lost = random.nextBoolean();
      screen.fairness.beUnreachable(lost && i % 2 == 0);
      screen.fairness.beReadOnly(lost && i % 2 == 1);
      try {
        screen.pump(1 + random.nextInt(60));
      } catch (PortUnavailable expected) {
        assertEquals(true, lost);
      }
    }
    screen.fairness.beUnreachable(false);
    screen.fairness.beReadOnly(false);
    drain(screen, 64);
  }

  /** Players of every kind, reviewers and administrators at work, and a game that changes. */
  private static void history(Screen screen, long seed) {
    Random random = new Random(seed);
    List<EventId> events = new ArrayList<>();
    List<Sanction> sanctions = new ArrayList<>();
    for (int i = 0; i < FACTS; i++) {
      if (random.nextInt(4) > 0) {
        screen.clock.advance(Duration.ofMillis(random.nextInt(2_000)));
      }
      String player = "p" + random.nextInt(12);
      switch (random.nextInt(40)) {
        case 0 -> sanctions.add(screen.impose(kind(random), player + random.nextInt(3), player));
        case 1 -> pick(sanctions, random).forEach(screen::lift);
        case 2, 3, 4, 5, 6 -> review(screen, events, random);
        case 7 -> screen.state(new Fact.AdminActed("admin", "looked", "", screen.clock.millis()));
        default -> events.add(event(screen, player, random));
      }
      if (i % (FACTS / 4) == FACTS / 8) {
        define(screen, 500 + random.nextInt(1_000));
      }
    }
  }

  /** Decides on one of the latest events, and sometimes changes its mind at once. */
  private static void review(Screen screen, List<EventId> events, Random random) {
    List<EventId> latest = events.subList(Math.max(0, events.size() - 15), events.size());
    for (EventId id : pick(latest, random)) {
      screen.review(id, random.nextBoolean());
      if (random.nextBoolean()) {
        screen.review(id, random.nextBoolean());
      }
    }
  }

  private static EventId event(Screen screen, String player, Random random) {
    return switch (random.nextInt(3)) {
      case 0 ->
          screen.accept(
              player,
              "progression",
              Payload.of(
                  "delta_xp",
                  (long) random.nextInt(1_500),
                  "score",
                  (long) random.nextInt(20_000)));
      case 1 ->
          screen.accept(
              player,
              "boss_kill",
              Payload.of("boss_id", "b" + random.nextInt(3), "points", random.nextLong(12_000)));
      default ->
          screen.accept(
              player,
              "drop_claimed",
              Payload.of("drop_id", "d", "weight", random.nextInt(110) / 100.0));
    };
  }

  private static void define(Screen screen, int max) {
    screen.load.load(DefaultGame.document().replace("max: 1000,", "max: " + max + ","), "admin");
  }

  private static SanctionKind kind(Random random) {
    return SanctionKind.values()[random.nextInt(SanctionKind.values().length)];
  }

  private static <T> List<T> pick(List<T> list, Random random) {
    return list.isEmpty() ? List.of() : List.of(list.get(random.nextInt(list.size())));
  }
}
