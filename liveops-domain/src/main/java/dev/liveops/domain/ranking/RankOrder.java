package dev.liveops.domain.ranking;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The visible entries of a {@link RankedSet} in order, and how ties among them are numbered.
 *
 * <p>A rank is a count of entries before it: for {@link Ties#ORDINAL} of all, for {@link
 * Ties#COMPETITION} of those with a better result, for {@link Ties#DENSE} of the better results
 * themselves. To count results, a second tree holds the first entry of every group of equals. Only
 * dense sets pay for it.
 */
final class RankOrder {
  private final Ties ties;
  private final StandingColumns columns;
  private final RankTree entries;
  private final RankTree heads;

  RankOrder(Ties ties, StandingColumns columns) {
    this.ties = ties;
    this.columns = columns;
    entries = new RankTree(columns);
    heads = ties == Ties.DENSE ? new RankTree(columns) : entries;
  }

  int size() {
    return entries.size();
  }

  /** Adds an entry, whose standing must stay as it is until {@link #leave}. */
  void join(int ordinal) {
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

  void leave(int ordinal) {
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

  /** Replaces all entries; the array is used up. */
  void build(int[] ordinals) {
    int[] sorted = OrdinalSort.sorted(ordinals, columns);
    entries.build(sorted);
    if (ties == Ties.DENSE) {
      int count = 0;
      for (int i = 0; i < sorted.length; i++) {
        if (i == 0 || !columns.tied(sorted[i - 1], sorted[i])) {
          // Never ahead of the reading, so one array does.
          sorted[count++] = sorted[i];
        }
      }
      heads.build(Arrays.copyOf(sorted, count));
    }
  }

  /** The rank of an entry, 1 for the first. */
  int rankOf(int ordinal) {
    return switch (ties) {
      case ORDINAL -> entries.positionOf(ordinal) + 1;
      case COMPETITION, DENSE -> heads.countBefore(columns.beforeTiesOf(ordinal)) + 1;
    };
  }

  /** The place of an entry, 0 for the first. */
  int positionOf(int ordinal) {
    return entries.positionOf(ordinal);
  }

  /** Shows up to {@code countMax} entries from {@code position} on, which is a place taken. */
  void forEach(int position, int countMax, RankVisitor visitor) {
    int firstRank = rankOf(entries.at(position));
    entries.forEach(position, countMax, new Numbering(position + 1, firstRank, visitor));
  }

  private boolean isHead(int ordinal, int position) {
    return position == 0 || !columns.tied(entries.at(position - 1), ordinal);
  }

  private boolean tiesWithNext(int ordinal, int position) {
    return position + 1 < entries.size() && columns.tied(ordinal, entries.at(position + 1));
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
      if (last >= 0 && (ties == Ties.ORDINAL || !columns.tied(last, ordinal))) {
        rank = ties == Ties.DENSE ? rank + 1 : place;
      }
      place++;
      last = ordinal;
      visitor.visit(rank, ordinal);
    }
  }
}
