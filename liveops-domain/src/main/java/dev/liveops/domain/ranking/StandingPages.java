package dev.liveops.domain.ranking;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The side of a {@link RankedSet} that a store sees: its standings in pages of {@link #PAGE_SIZE}
 * consecutive ordinals, and which of them changed.
 *
 * <p>Under the lock of the set, a store drains the changed pages and takes their images; it writes
 * the images after it let go of the lock.
 */
public final class StandingPages {

  /** How many consecutive ordinals share a page. */
  public static final int PAGE_SIZE = StandingColumns.PAGE_SIZE;

  private final StandingColumns columns;
  private final BitSet hidden;
  private final BitSet dirty = new BitSet();
  private int nextToDrain;

  StandingPages(StandingColumns columns, BitSet hidden) {
    this.columns = columns;
    this.hidden = hidden;
  }

  /** One more than the last page that may hold anything. */
  public int count() {
    return Math.max(columns.pageCount(), (hidden.length() + PAGE_SIZE - 1) / PAGE_SIZE);
  }

  /** What a store should keep of a page, as it is now. */
  public PageImage image(int page) {
    List<PageImage.Entry> entries = new ArrayList<>();
    for (int i = 0; i < PAGE_SIZE; i++) {
      int ordinal = page * PAGE_SIZE + i;
      if (columns.has(ordinal) || hidden.get(ordinal)) {
        entries.add(new PageImage.Entry(ordinal, columns.standingOf(ordinal), hidden.get(ordinal)));
      }
    }
    return new PageImage(page, entries);
  }

  /** Whether any page changed since it was last drained. */
  public boolean isDirty() {
    return !dirty.isEmpty();
  }

  /**
   * Takes out up to {@code countMax} of the pages that changed since they were last taken out. Goes
   * round, beginning where it ended the last time: pages that change all the time do not keep
   * others from ever being saved.
   */
  public int[] drainDirty(int countMax) {
    int[] drained = new int[Math.min(countMax, dirty.cardinality())];
    for (int i = 0; i < drained.length; i++) {
      int page = dirty.nextSetBit(nextToDrain);
      if (page < 0) {
        page = dirty.nextSetBit(0);
      }
      dirty.clear(page);
      drained[i] = page;
      nextToDrain = page + 1;
    }
    return drained;
  }

  /** Puts a page back among the changed ones, for when a store could not write it. */
  public void markDirty(int page) {
    dirty.set(page);
  }

  void changed(int ordinal) {
    dirty.set(ordinal >>> StandingColumns.PAGE_BITS);
  }
}
