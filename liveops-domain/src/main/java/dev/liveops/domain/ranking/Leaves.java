package dev.liveops.domain.ranking;

import java.util.Arrays;

/**
 * What happens to the leaves below a {@link Branch} of the lowest level. A leaf is a bare array of
 * numbers in order, see {@link LeafEntry}; the branch knows how much of it is in use.
 */
final class Leaves {
  static final int ENTRIES_MAX = 128;

  private static final int ENTRIES_MIN = 8;
  // A neighbour that is nearly full itself would not help for long.
  private static final int TAKER_ENTRIES_MAX = ENTRIES_MAX * 7 / 8;
  // Leaves merge only when the result has room, or it would soon split again.
  private static final int MERGED_ENTRIES_MAX = ENTRIES_MAX * 3 / 4;

  private final StandingOrder order;

  Leaves(StandingOrder order) {
    this.order = order;
  }

  /** A small leaf, for a set that may never grow beyond a few entries. */
  static long[] first() {
    return new long[ENTRIES_MIN];
  }

  /** Adds an entry to the leaf it belongs to. */
  void insert(Branch branch, RankKey key) {
    int at = branch.childFor(key, order);
    if (branch.counts[at] == ENTRIES_MAX) {
      makeRoom(branch, at);
      at = branch.childFor(key, order);
    }
    long[] leaf = branch.leaf(at);
    int count = branch.counts[at];
    if (count == leaf.length) {
      leaf = Arrays.copyOf(leaf, Math.min(ENTRIES_MAX, count * 2));
      branch.children[at] = leaf;
    }
    int place = placeOf(key, leaf, count);
    System.arraycopy(leaf, place, leaf, place + 1, count - place);
    leaf[place] = LeafEntry.of(key);
    branch.counts[at] = count + 1;
  }

  /** Removes an entry from its leaf, and the leaf where it is no longer worth having. */
  void remove(Branch branch, RankKey key) {
    int at = branch.childFor(key, order);
    long[] leaf = branch.leaf(at);
    int count = branch.counts[at] - 1;
    int place = find(key, leaf, count + 1);
    System.arraycopy(leaf, place + 1, leaf, place, count - place);
    branch.counts[at] = count;
    if (count < ENTRIES_MAX / 2) {
      merge(branch, at);
    }
  }

  /** Where in its leaf an entry is. */
  static int find(RankKey key, long[] leaf, int count) {
    long entry = LeafEntry.of(key);
    for (int i = roughPlaceOf(entry, leaf, count); i < count; i++) {
      if (leaf[i] == entry) {
        return i;
      }
    }
    throw new IllegalStateException("a standing was changed while it was ranked");
  }

  /** How many entries of a leaf come before this one and all that are roughly equal to it. */
  private static int roughPlaceOf(long entry, long[] leaf, int count) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (LeafEntry.compareRoughly(leaf[middle], entry) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many entries of a leaf come before {@code key}. */
  int placeOf(RankKey key, long[] leaf, int count) {
    long entry = LeafEntry.of(key);
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int compared = LeafEntry.compareRoughly(leaf[middle], entry);
      if (compared == 0) {
        compared = order.compare(LeafEntry.ordinal(leaf[middle]), key);
      }
      if (compared < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Lets a neighbour take some entries of a full leaf, or splits it where no neighbour has room.
   */
  private void makeRoom(Branch branch, int at) {
    if (at > 0 && branch.counts[at - 1] < TAKER_ENTRIES_MAX) {
      even(branch, at - 1);
    } else if (at + 1 < branch.size && branch.counts[at + 1] < TAKER_ENTRIES_MAX) {
      even(branch, at);
    } else {
      branch.insert(at + 1, new long[ENTRIES_MAX], 0, branch.key(at));
      even(branch, at);
    }
  }

  /** Spreads the entries of a leaf and the next one evenly over both. */
  private void even(Branch branch, int at) {
    long[] left = roomy(branch, at);
    long[] right = roomy(branch, at + 1);
    int leftCount = branch.counts[at];
    int rightCount = branch.counts[at + 1];
    int leftCountAfter = (leftCount + rightCount) / 2;
    int moved = leftCount - leftCountAfter;
    if (moved > 0) {
      System.arraycopy(right, 0, right, moved, rightCount);
      System.arraycopy(left, leftCountAfter, right, 0, moved);
    } else {
      System.arraycopy(right, 0, left, leftCount, -moved);
      System.arraycopy(right, -moved, right, 0, rightCount + moved);
    }
    branch.counts[at] = leftCountAfter;
    branch.counts[at + 1] = rightCount + moved;
    branch.setKey(at + 1, order.key(LeafEntry.ordinal(right[0])));
  }

  private static void merge(Branch branch, int at) {
    for (int left = Math.max(0, at - 1); left <= at && left + 1 < branch.size; left++) {
      int count = branch.counts[left] + branch.counts[left + 1];
      if (count <= MERGED_ENTRIES_MAX) {
        long[] merged = roomy(branch, left);
        System.arraycopy(
            branch.leaf(left + 1), 0, merged, branch.counts[left], branch.counts[left + 1]);
        branch.counts[left] = count;
        branch.remove(left + 1);
        return;
      }
    }
    branch.removeIfEmpty(at);
  }

  private static long[] roomy(Branch branch, int at) {
    long[] leaf = branch.leaf(at);
    if (leaf.length < ENTRIES_MAX) {
      leaf = Arrays.copyOf(leaf, ENTRIES_MAX);
      branch.children[at] = leaf;
    }
    return leaf;
  }
}
