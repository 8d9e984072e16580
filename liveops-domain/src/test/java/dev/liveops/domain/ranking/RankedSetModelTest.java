package dev.liveops.domain.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long random lives of a set, compared with the plain model at every turn of them. */
class RankedSetModelTest {

  /** How a random life goes: how many players, how many scores they can have, what is done. */
  private record Life(long seed, int players, int scores, boolean subscores, int acts) {

    static Life of(long seed) {
      Random random = new Random(seed);
      return switch ((int) (seed % 8)) {
        // Few scores: nearly everybody is tied with somebody.
        case 0, 4 -> new Life(seed, 1 + random.nextInt(300), 1 + random.nextInt(12), true, 2_000);
        case 1, 3, 5 -> new Life(seed, 1 + random.nextInt(300), 1_000_000, false, 2_000);
        // Enough players for several levels of branches, and for them to merge again.
        case 2 -> new Life(seed, 60_000, Integer.MAX_VALUE, false, 150_000);
        default -> new Life(seed, 5_000, 50, random.nextBoolean(), 30_000);
      };
    }

    /** Whether somebody looks at the order all the time. */
    boolean isWatched() {
      return seed % 4 > 1;
    }

    Standing standing(Random random) {
      // Around zero and at both ends of the range, where comparing by subtraction would overflow.
      long score = (long) random.nextInt(scores) - scores / 2;
      if (random.nextInt(20) == 0) {
        score =
            random.nextBoolean()
                ? Long.MAX_VALUE - Math.abs(score)
                : Long.MIN_VALUE + Math.abs(score);
      }
      return new Standing(
          score,
          subscores && random.nextInt(3) > 0 ? random.nextInt(5) - 2 : 0,
          random.nextInt(50) == 0 ? Optional.of("run-" + random.nextInt(3)) : Optional.empty(),
          random.nextInt(6));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ORDINAL, DESCENDING", "COMPETITION, DESCENDING", "DENSE, DESCENDING",
    "ORDINAL, ASCENDING", "COMPETITION, ASCENDING", "DENSE, ASCENDING",
  })
  void aSetAgreesWithAPlainModelThroughoutItsLife(Ties ties, Direction direction) {
    for (long seed = 0; seed < 16; seed++) {
      live(Life.of(seed), direction, ties);
    }
  }

  private static void live(Life life, Direction direction, Ties ties) {
    Random random = new Random(~life.seed());
    RankedSetModel model = new RankedSetModel(direction, ties);
    RankedSet set = model.emptySet();
    for (int act = 0; act < life.acts(); act++) {
      int now = act;
      Supplier<String> round = () -> life + ", " + direction + ", " + ties + ", act " + now;
      // It grows, shrinks to nearly nothing, and grows again.
      boolean shrinking = act * 3L / life.acts() == 1;
      act(life, random, shrinking, set, model, round);
      if (act % (life.acts() / 4) == 0) {
        model.check(set, life.players(), round);
        model.checkPage(set, 1 + random.nextInt(life.players()), random.nextInt(300), round);
      }
    }
    Supplier<String> end = () -> life + ", " + direction + ", " + ties + ", at the end";
    model.check(set, life.players(), end);
    reload(life, random, set, model, end);
  }

  private static void act(
      Life life,
      Random random,
      boolean shrinking,
      RankedSet set,
      RankedSetModel model,
      Supplier<String> round) {
    int ordinal = random.nextInt(life.players());
    if (life.isWatched()) { // or the order would be let go soon, and trees be young in every life
      set.forEach(1, 1, (rank, first) -> {});
    }
    int what = random.nextInt(20);
    if (what == 0) {
      assertEquals(model.hide(ordinal), set.hide(ordinal), round);
    } else if (what == 1) {
      assertEquals(model.show(ordinal), set.show(ordinal), round);
    } else if (what < (shrinking ? 18 : 4)) {
      assertEquals(model.remove(ordinal), set.remove(ordinal), round);
    } else {
      Standing standing = life.standing(random);
      assertEquals(model.put(ordinal, standing), set.put(ordinal, standing), round);
    }
  }

  private static void hideAlike(RankedSet set, RankedSet loaded, int players) {
    IntStream.range(0, players).filter(set::isHidden).forEach(loaded::hide);
  }

  private static void reload(
      Life life, Random random, RankedSet set, RankedSetModel model, Supplier<String> round) {
    List<PageImage> images = new ArrayList<>();
    for (int page = set.pages().count() - 1; page >= 0; page--) {
      images.add(set.pages().image(page));
    }
    RankedSet loaded = model.emptySet();
    if (random.nextBoolean()) { // who is hidden may be told before or after
      loaded.load(images);
      hideAlike(set, loaded, life.players());
    } else {
      hideAlike(set, loaded, life.players());
      loaded.load(images);
    }
    Supplier<String> now = () -> round.get() + ", loaded";
    model.check(loaded, life.players(), now);
    for (int act = 0; act < 1_000; act++) {
      act(life, random, false, loaded, model, now);
    }
    model.check(loaded, life.players(), now);
  }
}
