package dev.liveops.domain.ranking;

import java.util.Arrays;

/**
 * An inner node of a {@link RankTree}: up to {@link #CHILDREN_MAX} children, how many entries each
 * of them holds, and the keys that divide them.
 *
 * <p>A child is another branch or, on the lowest level, a leaf: a bare array of entries whose
 * length in use is the count kept here. The key at {@code i} is not after any entry of child {@code
 * i}, and after all of child {@code i - 1}. It is a copy, so that finding the way does not touch
 * the entries, and stays good when the entry it was copied from moves away. The key at 0 bounds
 * nothing: where this branch begins is for the one above to say.
 */
final class Branch {
  static final int CHILDREN_MAX = 256;
  private static final int CHILDREN_MIN = 4;
  // Branches merge only when the result has room, or it would soon split again.
  private static final int MERGED_CHILDREN_MAX = CHILDREN_MAX * 3 / 4;

  int size;
  Object[] children = new Object[CHILDREN_MIN];
  int[] counts = new int[CHILDREN_MIN];
  private long[] scores = new long[CHILDREN_MIN];
  private long[] subscores = new long[CHILDREN_MIN];
  private long[] times = new long[CHILDREN_MIN];
  private int[] ordinals = new int[CHILDREN_MIN];

  long[] leaf(int at) {
    return (long[]) children[at];
  }

  Branch branch(int at) {
    return (Branch) children[at];
  }

  /** The only child that may hold {@code key}. */
  int childFor(RankKey key, StandingOrder order) {
    int low = 1;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isAfter(middle, key, order)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low - 1;
  }

  private boolean isAfter(int at, RankKey key, StandingOrder order) {
    long score = scores[at];
    if (score != key.score()) {
      return score > key.score();
    }
    return order.compareTies(subscores[at], times[at], ordinals[at], key) > 0;
  }

  /** How many entries the children before {@code end} hold. */
  int countBefore(int end) {
    int sum = 0;
    for (int i = 0; i < end; i++) {
      sum += counts[i];
    }
    return sum;
  }

  RankKey key(int at) {
    return new RankKey(scores[at], subscores[at], times[at], ordinals[at]);
  }

  void setKey(int at, RankKey key) {
    scores[at] = key.score();
    subscores[at] = key.subscore();
    times[at] = key.achievedAtMillis();
    ordinals[at] = key.ordinal();
  }

  void insert(int at, Object child, int count, RankKey key) {
    if (size == children.length) {
      resize(Math.min(CHILDREN_MAX, size * 2));
    }
    size++;
    move(this, at, this, at + 1, size - 1 - at);
    children[at] = child;
    counts[at] = count;
    setKey(at, key);
  }

  void remove(int at) {
    size--;
    move(this, at + 1, this, at, size - at);
    children[size] = null;
  }

  /** Forgets a child without entries, unless it is the only one. */
  void removeIfEmpty(int at) {
    if (counts[at] == 0 && size > 1) {
      remove(at);
    }
  }

  /** Divides a child, itself a branch, into two. */
  void splitBranch(int at) {
    Branch left = branch(at);
    int half = left.size / 2;
    Branch right = new Branch();
    right.resize(left.children.length);
    right.size = left.size - half;
    move(left, half, right, 0, right.size);
    Arrays.fill(left.children, half, left.size, null);
    left.size = half;
    int moved = right.countBefore(right.size);
    counts[at] -= moved;
    insert(at + 1, right, moved, right.key(0));
  }

  /**
   * Unites a child, itself a branch, with the one before or after it, where both are small enough.
   */
  void mergeBranch(int at) {
    for (int left = Math.max(0, at - 1); left <= at && left + 1 < size; left++) {
      if (branch(left).size + branch(left + 1).size <= MERGED_CHILDREN_MAX) {
        branch(left).append(branch(left + 1), key(left + 1));
        counts[left] += counts[left + 1];
        remove(left + 1);
        return;
      }
    }
    removeIfEmpty(at);
  }

  private void append(Branch right, RankKey key) {
    int room = children.length;
    while (room < size + right.size) {
      room *= 2;
    }
    resize(room);
    move(right, 0, this, size, right.size);
    setKey(size, key);
    size += right.size;
  }

  private void resize(int room) {
    if (room == children.length) {
      return;
    }
    children = Arrays.copyOf(children, room);
    counts = Arrays.copyOf(counts, room);
    scores = Arrays.copyOf(scores, room);
    subscores = Arrays.copyOf(subscores, room);
    times = Arrays.copyOf(times, room);
    ordinals = Arrays.copyOf(ordinals, room);
  }

  private static void move(Branch from, int at, Branch to, int toAt, int length) {
    System.arraycopy(from.children, at, to.children, toAt, length);
    System.arraycopy(from.counts, at, to.counts, toAt, length);
    System.arraycopy(from.scores, at, to.scores, toAt, length);
    System.arraycopy(from.subscores, at, to.subscores, toAt, length);
    System.arraycopy(from.times, at, to.times, toAt, length);
    System.arraycopy(from.ordinals, at, to.ordinals, toAt, length);
  }
}
