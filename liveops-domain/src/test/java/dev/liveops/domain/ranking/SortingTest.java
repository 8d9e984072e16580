package dev.liveops.domain.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changes between the steps of a sorting, as other threads would change it. */
class SortingTest {

  private final RankedSetModel model = new RankedSetModel(Direction.DESCENDING, Ties.ORDINAL);
  private final RankedSet set = model.emptySet();

  private static Standing scored(long score) {
    return new Standing(score, 0, Optional.empty(), 1000);
  }

  private void put(int from, int end, long score) {
    for (int ordinal = from; ordinal < end; ordinal++) {
      model.put(ordinal, scored(score + ordinal));
      set.put(ordinal, scored(score + ordinal));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ORDINAL, DESCENDING",
    "COMPETITION, DESCENDING",
    "DENSE, DESCENDING",
    "DENSE, ASCENDING",
  })
  void aSetThatChangedWhileItWasSortedAgreesWithAPlainModel(Ties ties, Direction direction) {
    for (long seed = 0; seed < 24; seed++) {
      Random random = new Random(seed);
      RankedSetModel plain = new RankedSetModel(direction, ties);
      RankedSet sorted = plain.emptySet();
      int players = 1 + random.nextInt(seed % 2 == 0 ? 300 : 4_000);
      long told = seed;
      for (int time = 0; time < 3; time++) {
        change(random, sorted, plain, players, 2 * players);
        Sorting sorting = sorted.startSorting();
        int rounds = 0;
        do {
          // Many at first, so that they are more than are moved at once, and fewer and fewer.
          change(random, sorted, plain, players, random.nextInt(3_000 >> rounds));
          sorting.sort();
          change(random, sorted, plain, players, random.nextInt(3_000 >> rounds++));
        } while (!sorting.settle());
        assertTrue(sorted.isOrdered());
        Supplier<String> round = () -> ties + ", " + direction + ", seed " + told;
        plain.check(sorted, players, round);
        change(random, sorted, plain, players, players / 4);
        plain.check(sorted, players, round);
      }
    }
  }

  private static void change(
      Random random, RankedSet set, RankedSetModel model, int players, int changes) {
    for (int i = 0; i < changes; i++) {
      int ordinal = random.nextInt(players);
      switch (random.nextInt(12)) {
        case 0 -> assertEquals(model.hide(ordinal), set.hide(ordinal));
        case 1 -> assertEquals(model.show(ordinal), set.show(ordinal));
        case 2 -> assertEquals(model.remove(ordinal), set.remove(ordinal));
        default -> {
          Standing standing =
              new Standing(
                  random.nextInt(200), random.nextInt(2), Optional.empty(), random.nextInt(3));
          assertEquals(model.put(ordinal, standing), set.put(ordinal, standing));
        }
      }
    }
  }

  @Test
  void fewChangesAreSettledAtOnceAndManyAreSortedFirst() {
    put(0, 5_000, 0);
    Sorting sorting = set.startSorting();
    sorting.sort();
    put(0, 2_000, 10_000);
    assertFalse(sorting.settle());
    assertFalse(set.isOrdered());
    sorting.sort();
    put(0, 200, 20_000);
    assertTrue(sorting.settle());
    model.check(set, 5_000, () -> "settled");
  }

  @Test
  void aSetThatChangesFasterThanItIsSortedIsSettledAllTheSame() {
    put(0, 2_000, 0);
    Sorting sorting = set.startSorting();
    int rounds = 0;
    do {
      sorting.sort();
      put(0, 2_000, ++rounds * 10_000L);
    } while (!sorting.settle());
    assertTrue(rounds < 20, () -> "in the end others wait, and not for ever who sorts");
    model.check(set, 2_000, () -> "settled");
  }

  @Test
  void whoWasHiddenOrRemovedMeanwhileIsInNoOrder() {
    put(0, 1_000, 0);
    Sorting sorting = set.startSorting();
    sorting.sort();
    set.hide(999);
    set.remove(998);
    assertTrue(sorting.settle());
    assertEquals(998, set.size());
    assertEquals(OptionalInt.empty(), set.rank(999));
    assertEquals(OptionalInt.of(1), set.rank(997));
  }

  @Test
  void aSortingThatAnotherOneFollowedIsOfNoUse() {
    put(0, 1_000, 0);
    Sorting first = set.startSorting();
    assertThrows(IllegalStateException.class, first::settle);
    first.sort();
    Sorting second = set.startSorting();
    put(0, 500, 10_000);
    assertThrows(IllegalStateException.class, first::settle);
    second.sort();
    assertTrue(second.settle());
    model.check(set, 1_000, () -> "settled");
  }
}
