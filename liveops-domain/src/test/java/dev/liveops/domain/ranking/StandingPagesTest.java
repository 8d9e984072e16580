package dev.liveops.domain.ranking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.CorruptState;
import dev.liveops.domain.PackedWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

  private static RankedSet loaded(PageImage... images) {
    RankedSet loaded = emptySet();
    loaded.load(List.of(images));
    return loaded;
  }

  @Test
  void anImageHoldsAllThatAStoreMustKeepOfAPage() {
    Standing run = new Standing(7, -3, Optional.of("ghost \ud800"), 2000);
    Standing extreme =
        new Standing(Long.MIN_VALUE, Long.MAX_VALUE, Optional.of(""), Long.MAX_VALUE);
    Standing early =
        new Standing(Long.MAX_VALUE, Long.MIN_VALUE, Optional.empty(), Long.MIN_VALUE + 1);
    set.put(PAGE + 1, run);
    set.put(PAGE, scored(5));
    set.put(2 * PAGE - 2, extreme);
    set.put(2 * PAGE - 1, early);
    set.put(0, scored(1));

    RankedSet loaded = loaded(set.pages().image(1));

    assertEquals(4, loaded.size());
    assertEquals(Optional.of(run), loaded.standing(PAGE + 1));
    assertEquals(Optional.of(scored(5)), loaded.standing(PAGE));
    assertEquals(Optional.of(extreme), loaded.standing(2 * PAGE - 2));
    assertEquals(Optional.of(early), loaded.standing(2 * PAGE - 1));
  }

  @Test
  void anImageIsTheSameWheneverTheStandingsAre() {
    set.put(3, scored(1));
    PageImage image = set.pages().image(0);
    set.put(3, scored(2));
    assertFalse(image.equals(set.pages().image(0)));
    set.put(3, scored(1));
    assertEquals(image, set.pages().image(0));
    assertEquals(image, loaded(image).pages().image(0));
  }

  @Test
  void theImageOfAPageWithoutAStandingIsEmpty() {
    set.put(5 * PAGE, scored(1));
    assertEquals(
        0, loaded(set.pages().image(0), set.pages().image(3), set.pages().image(99)).size());
  }

  @Test
  void anImageOfUsualStandingsIsSmall() {
    for (int i = 0; i < PAGE; i++) {
      set.put(i, new Standing(1_000 + i, 0, Optional.empty(), 1_764_000_000_000L + i * 40L));
    }
    int bytes = set.pages().image(0).bytes().length;
    assertTrue(bytes < 7 * PAGE, "bytes: " + bytes);
  }

  @Test
  void everyChangeMakesItsPageDirtyUntilItIsDrained() {
    set.put(3, scored(1));
    assertArrayEquals(new int[] {0}, set.pages().drainDirty());
    assertArrayEquals(new int[0], set.pages().drainDirty());
    set.put(PAGE, scored(1));
    set.remove(3);
    assertTrue(set.pages().isDirty());
    assertArrayEquals(new int[] {0, 1}, set.pages().drainDirty());
    set.remove(3);
    set.put(PAGE, scored(1));
    assertFalse(set.pages().isDirty());
  }

  @Test
  void whoIsHiddenIsNoPartOfAPage() {
    set.put(3, scored(1));
    PageImage image = set.pages().image(0);
    set.pages().drainDirty();
    set.hide(3);
    assertEquals(image, set.pages().image(0));
    set.show(3);
    assertFalse(set.pages().isDirty());
  }

  @Test
  void whatIsLoadedIsNotDirtyAndRanksOnceItIsShown() {
    set.put(0, scored(5));
    set.put(1, scored(9));
    RankedSet loaded = emptySet();
    loaded.hide(7);
    loaded.load(List.of(set.pages().image(0)));
    loaded.hide(1);
    assertFalse(loaded.pages().isDirty());
    assertEquals(1, loaded.size());
    assertTrue(loaded.isHidden(7));
    loaded.show(1);
    assertEquals(1, loaded.rank(1).orElseThrow());
  }

  @Test
  void nothingIsLoadedIntoASetThatHoldsSomething() {
    set.put(0, scored(1));
    assertThrows(IllegalStateException.class, () -> set.load(List.of()));
  }

  @Test
  void aDamagedImageIsRefusedWhateverBitOrByteIsWrong() {
    set.put(3, new Standing(7, -3, Optional.of("ghost"), 2000));
    byte[] bytes = set.pages().image(0).bytes();
    for (int length = 0; length < bytes.length; length++) {
      assertRefused(0, Arrays.copyOf(bytes, length));
    }
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertRefused(0, flipped);
    }
  }

  @Test
  void anImageWithStandingsOfAnotherPageOrOutOfOrderIsRefused() {
    set.put(3, scored(1));
    assertRefused(1, set.pages().image(0).bytes());
    assertRefused(0, packed(0, 0));
    assertRefused(0, packed(0, PAGE + 1));
    assertRefused(1 << 30, packed(1 << 30, 1));
    assertEquals(1, loaded(new PageImage(0, packed(0, PAGE))).size());
  }

  /** A page with one standing, whose ordinal is {@code step} beyond the one before the page. */
  private static byte[] packed(int page, int step) {
    PackedWriter out = new PackedWriter(1);
    out.unsigned(page);
    out.unsigned((long) step << 2);
    out.signed(1);
    out.signed(1000);
    return out.finish();
  }

  private static void assertRefused(int page, byte[] bytes) {
    assertThrows(CorruptState.class, () -> loaded(new PageImage(page, bytes)));
  }
}
