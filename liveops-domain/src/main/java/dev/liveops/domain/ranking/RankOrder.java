package dev.liveops.domain.ranking;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The visible entries of a {@link RankedSet} in order, and how ties among them are numbered.
 *
 * <p>Order is kept for those who look at it. When half as many changes have come as there are
 * entries, and nobody asked for a place since, the order is let go, and changes cost no more than
 * counting entries; {@link #build} makes it anew for the next who asks. Since that costs less than
 * those changes did, no pattern of reading makes it a loss.
 *
 * <p>A rank is a count of entries before it: for {@link Ties#ORDINAL} of all, for {@link
 * Ties#COMPETITION} of those with a better result, for {@link Ties#DENSE} of the better results
 * themselves. To count results, a second tree holds the first entry of every group of equals. Only
 * dense sets pay for it.
 */
final class RankOrder {
  // A small order is cheap to keep.
  private static final int CHANGES_UNREAD_MIN = 128;

  private final Ties ties;
  private final StandingOrder order;
  private final RankTree entries;
  private final RankTree heads;
  private int size;
  private boolean kept = true;
  // Readers share a lock, and may all set it to 0 at once, which is as good as one of them doing
  // it.
  private int changesUnread;

  RankOrder(Ties ties, StandingOrder order) {
    this.ties = ties;
    this.order = order;
    entries = new RankTree(order);
    heads = ties == Ties.DENSE ? new RankTree(order) : entries;
  }

  private RankOrder(RankOrder other, StandingOrder order) {
    this.ties = other.ties;
    this.order = order;
    entries = other.entries.of(order);
    heads = ties == Ties.DENSE ? other.heads.of(order) : entries;
    size = other.size;
    kept = other.kept;
  }

  /** The same entries, with their standings kept elsewhere; this one is no use any more. */
  RankOrder of(StandingOrder others) {
    return new RankOrder(this, others);
  }

  int size() {
    return size;
  }

  /** Whether places can be told; when not, {@link #build} comes first. */
  boolean isKept() {
    return kept;
  }

  /** Adds an entry, whose standing must stay as it is until {@link #leave}. */
  void join(int ordinal) {
    size++;
    if (kept) {
      place(ordinal);
    }
  }

  /** Counts a change that nobody has seen yet, and lets the order go when they are many. */
  void countChange() {
    if (kept && ++changesUnread > Math.max(CHANGES_UNREAD_MIN, size / 2)) {
      letGo();
    }
  }

  void leave(int ordinal) {
    size--;
    if (kept) {
      displace(ordinal);
    }
  }

  private void place(int ordinal) {
    entries.insert(ordinal);
    if (ties == Ties.DENSE) {
      int position = entries.positionOf(ordinal);
      if (isHead(ordinal, position)) {
        if (tiesWithNext(ordinal, position)) {
          heads.remove(entries.at(position + 1));
        }
        heads.insert(ordinal);
      }
    }
  }

  private void displace(int ordinal) {
    if (ties == Ties.DENSE) {
      int position = entries.positionOf(ordinal);
      if (isHead(ordinal, position)) {
        heads.remove(ordinal);
        if (tiesWithNext(ordinal, position)) {
          heads.insert(entries.at(position + 1));
        }
      }
    }
    entries.remove(ordinal);
  }

  private void letGo() {
    entries.build(new long[0]);
    heads.build(new long[0]);
    kept = false;
  }

  /** Replaces all entries by others that nobody has asked for yet. */
  void load(int entryCount) {
    letGo();
    size = entryCount;
  }

  /** Makes the order of all entries, which are the ordinals given; the array is used up. */
  void build(int[] ordinals) {
    kept = true;
    changesUnread = 0;
    size = ordinals.length;
    long[] sorted = OrdinalSort.sorted(ordinals, order);
    entries.build(sorted);
    if (ties == Ties.DENSE) {
      int count = 0;
      for (int i = 0; i < sorted.length; i++) {
        if (i == 0 || !tied(sorted[i - 1], sorted[i])) {
          // Never ahead of the reading, so one array does.
          sorted[count++] = sorted[i];
        }
      }
      heads.build(Arrays.copyOf(sorted, count));
    }
  }

  private boolean tied(long left, long right) {
    return order.tied(LeafEntry.ordinal(left), LeafEntry.ordinal(right));
  }

  /** The rank of an entry, 1 for the first. */
  int rankOf(int ordinal) {
    read();
    return switch (ties) {
      case ORDINAL -> entries.positionOf(ordinal) + 1;
      case COMPETITION, DENSE -> heads.countBefore(order.beforeTiesOf(ordinal)) + 1;
    };
  }

  /** The place of an entry, 0 for the first. */
  int positionOf(int ordinal) {
    read();
    return entries.positionOf(ordinal);
  }

  /** Shows up to {@code countMax} entries from {@code position} on, which is a place taken. */
  void forEach(int position, int countMax, RankVisitor visitor) {
    int firstRank = rankOf(entries.at(position));
    entries.forEach(position, countMax, new Numbering(position + 1, firstRank, visitor));
  }

  private void read() {
    if (changesUnread != 0) {
      changesUnread = 0;
    }
  }

  private boolean isHead(int ordinal, int position) {
    return position == 0 || !order.tied(entries.at(position - 1), ordinal);
  }

  private boolean tiesWithNext(int ordinal, int position) {
    return position + 1 < entries.size() && order.tied(ordinal, entries.at(position + 1));
  }

  /** Numbers entries on the way, so that only the first rank of a page is looked up. */
  private final class Numbering implements IntConsumer {
    private final RankVisitor visitor;
    private int place;
    private int rank;
    private int last = -1;

    Numbering(int firstPlace, int firstRank, RankVisitor visitor) {
      this.place = firstPlace;
      this.rank = firstRank;
      this.visitor = visitor;
    }

    @Override
    public void accept(int ordinal) {
      if (last >= 0 && (ties == Ties.ORDINAL || !order.tied(last, ordinal))) {
        rank = ties == Ties.DENSE ? rank + 1 : place;
      }
      place++;
      last = ordinal;
      visitor.visit(rank, ordinal);
    }
  }
}
