package dev.liveops.domain.ranking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandingPagesTest {

  private static final int PAGE = StandingPages.PAGE_SIZE;

  private final RankedSet set = emptySet();

  private static RankedSet emptySet() {
    return new RankedSet(Direction.DESCENDING, Ties.DENSE, Integer::compare);
  }

  private static Standing scored(long score) {
    return new Standing(score, 0, Optional.empty(), 1000);
  }

  private static PageImage.Entry entry(int ordinal, long score, boolean hidden) {
    return new PageImage.Entry(ordinal, Optional.of(scored(score)), hidden);
  }

  @Test
  void anImageHoldsAllThatAStoreMustKeepOfAPage() {
    Standing run = new Standing(7, -3, Optional.of("ghost"), 2000);
    set.put(PAGE + 1, run);
    set.put(PAGE, scored(5));
    set.hide(PAGE);
    set.hide(PAGE + 9);
    set.put(0, scored(1));
    assertEquals(
        new PageImage(
            1,
            List.of(
                entry(PAGE, 5, true),
                new PageImage.Entry(PAGE + 1, Optional.of(run), false),
                new PageImage.Entry(PAGE + 9, Optional.empty(), true))),
        set.pages().image(1));
  }

  @Test
  void theImageOfAPageWithoutAStandingIsEmpty() {
    assertEquals(new PageImage(0, List.of()), set.pages().image(0));
    set.put(5 * PAGE, scored(1));
    assertEquals(new PageImage(3, List.of()), set.pages().image(3));
    assertEquals(List.of(), set.pages().image(1000).entries());
  }

  @Test
  void everyChangeMakesItsPageDirtyUntilItIsDrained() {
    set.put(3, scored(1));
    assertArrayEquals(new int[] {0}, set.pages().drainDirty(10));
    assertArrayEquals(new int[0], set.pages().drainDirty(10));
    set.hide(3);
    assertArrayEquals(new int[] {0}, set.pages().drainDirty(10));
    set.show(3);
    assertArrayEquals(new int[] {0}, set.pages().drainDirty(10));
    set.put(PAGE, scored(1));
    set.remove(3);
    assertArrayEquals(new int[] {1, 0}, set.pages().drainDirty(10));
    set.remove(3);
    assertFalse(set.pages().isDirty());
  }

  @Test
  void aPageThatCouldNotBeWrittenCanBePutBack() {
    set.put(3, scored(1));
    set.pages().drainDirty(10);
    set.pages().markDirty(0);
    assertArrayEquals(new int[] {0}, set.pages().drainDirty(10));
  }

  @Test
  void pagesThatChangeAllTheTimeDoNotKeepOthersFromBeingSaved() {
    for (int page = 0; page < 100; page++) {
      set.put(page * PAGE, scored(1));
    }
    Set<Integer> saved = new HashSet<>();
    for (int round = 0; round < 25; round++) {
      for (int page : set.pages().drainDirty(4)) {
        saved.add(page);
      }
      for (int page = 0; page < 4; page++) {
        set.put(page * PAGE, scored(round + 2));
      }
    }
    assertEquals(100, saved.size());
  }

  @Test
  void whatIsLoadedIsNotDirty() {
    RankedSet loaded = emptySet();
    loaded.load(List.of(new PageImage(0, List.of(entry(0, 5, false), entry(1, 9, true)))));
    assertFalse(loaded.pages().isDirty());
    assertEquals(1, loaded.size());
    loaded.show(1);
    assertEquals(1, loaded.rank(1).orElseThrow());
  }

  @Test
  void nothingIsLoadedIntoASetThatHoldsSomething() {
    set.put(0, scored(1));
    assertThrows(IllegalStateException.class, () -> set.load(List.of()));
  }

  @Test
  void anImageWithEntriesOfAnotherPageOrOutOfOrderIsRefused() {
    assertRefused(0, entry(PAGE, 1, false));
    assertRefused(1, entry(PAGE - 1, 1, false));
    assertRefused(0, entry(2, 1, false), entry(1, 1, false));
    assertRefused(0, entry(2, 1, false), entry(2, 1, false));
    assertThrows(IllegalArgumentException.class, () -> entry(-1, 1, false));
  }

  private static void assertRefused(int page, PageImage.Entry... entries) {
    assertThrows(IllegalArgumentException.class, () -> new PageImage(page, List.of(entries)));
  }
}
