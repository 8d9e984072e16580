package dev.liveops.domain.ranking;

import java.util.BitSet;

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
  private final BitSet dirty = new BitSet();

  StandingPages(StandingColumns columns) {
    this.columns = columns;
  }

  /** One more than the last page that may hold anything. */
  public int count() {
    return columns.pageCount();
  }

  /** What a store should keep of a page, as it is now. */
  public PageImage image(int page) {
    return new PageImage(page, PageCodec.pack(columns, page));
  }

  /** Whether any page changed since they were last drained. */
  public boolean isDirty() {
    return !dirty.isEmpty();
  }

  /** The pages that changed since this was last asked; they count as unchanged from now on. */
  public int[] drainDirty() {
    int[] drained = dirty.stream().toArray();
    dirty.clear();
    return drained;
  }

  void changed(int ordinal) {
    dirty.set(ordinal >>> StandingColumns.PAGE_BITS);
  }
}
