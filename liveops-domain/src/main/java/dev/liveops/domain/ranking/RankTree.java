package dev.liveops.domain.ranking;

import java.util.function.IntConsumer;

/**
 * Ordinals in the order of their standings: a counted B+-tree, in which every branch knows how many
 * entries lie below each child, so that a rank is a sum along one path.
 *
 * <p>Leaves hold 8 bytes an entry, see {@link LeafEntry}: an entry is <em>found</em> by its score,
 * roughly, and its ordinal, and <em>placed</em> by comparing standings through the columns where
 * rough scores are equal. So a standing must not change while its ordinal is in the tree: remove,
 * change, insert.
 */
final class RankTree {
  private final StandingOrder order;
  private final Leaves leaves;
  Branch root;
  // How many levels of branches there are; the leaves are below the last.
  int height;
  private int size;

  RankTree(StandingOrder order) {
    this.order = order;
    this.leaves = new Leaves(order);
    build(new long[0]);
  }

  private RankTree(RankTree tree, StandingOrder order) {
    this.order = order;
    this.leaves = new Leaves(order);
    root = tree.root;
    height = tree.height;
    size = tree.size;
  }

  /** The same tree, of which this one is no use any more, with its standings kept elsewhere. */
  RankTree of(StandingOrder other) {
    return new RankTree(this, other);
  }

  int size() {
    return size;
  }

  /** Replaces all entries by {@code sorted}, which are in order already. */
  void build(long[] sorted) {
    RankTreeLevel level = RankTreeLevel.ofLeaves(sorted);
    height = 0;
    do {
      level = level.above(order);
      height++;
    } while (!level.isRoot());
    root = level.root();
    size = sorted.length;
  }

  /** Adds an ordinal that is not in the tree, at the place of its standing. */
  void insert(int ordinal) {
    insert(root, height, order.key(ordinal));
    size++;
    if (root.size == Branch.CHILDREN_MAX) {
      Branch above = new Branch();
      above.insert(0, root, size, root.key(0));
      above.splitBranch(0);
      root = above;
      height++;
    }
  }

  private void insert(Branch branch, int level, RankKey key) {
    if (level == 1) {
      leaves.insert(branch, key);
      return;
    }
    int at = branch.childFor(key, order);
    branch.counts[at]++;
    Branch child = branch.branch(at);
    insert(child, level - 1, key);
    // Splitting on the way back, as soon as it is full, leaves room for the next one in every
    // branch.
    if (child.size == Branch.CHILDREN_MAX) {
      branch.splitBranch(at);
    }
  }

  /**
   * Removes an ordinal that is in the tree; its standing is still what it was when it was added.
   */
  void remove(int ordinal) {
    remove(root, height, order.key(ordinal));
    size--;
    while (height > 1 && root.size == 1) {
      root = root.branch(0);
      height--;
    }
  }

  private void remove(Branch branch, int level, RankKey key) {
    if (level == 1) {
      leaves.remove(branch, key);
      return;
    }
    int at = branch.childFor(key, order);
    branch.counts[at]--;
    remove(branch.branch(at), level - 1, key);
    if (branch.branch(at).size < Branch.CHILDREN_MAX / 2) {
      branch.mergeBranch(at);
    }
  }

  /** How many entries come before this one, which is in the tree. */
  int positionOf(int ordinal) {
    RankKey key = order.key(ordinal);
    Branch branch = root;
    int before = 0;
    for (int level = height; ; level--) {
      int at = branch.childFor(key, order);
      before += branch.countBefore(at);
      if (level == 1) {
        return before + Leaves.find(key, branch.leaf(at), branch.counts[at]);
      }
      branch = branch.branch(at);
    }
  }

  /** How many entries come before {@code key}, which need not be that of an entry. */
  int countBefore(RankKey key) {
    Branch branch = root;
    int before = 0;
    for (int level = height; ; level--) {
      int at = branch.childFor(key, order);
      before += branch.countBefore(at);
      if (level == 1) {
        return before + leaves.placeOf(key, branch.leaf(at), branch.counts[at]);
      }
      branch = branch.branch(at);
    }
  }

  /** The ordinal that {@code position} entries come before. */
  int at(int position) {
    Branch branch = root;
    int skip = position;
    for (int level = height; ; level--) {
      int at = 0;
      while (skip >= branch.counts[at]) {
        skip -= branch.counts[at++];
      }
      if (level == 1) {
        return LeafEntry.ordinal(branch.leaf(at)[skip]);
      }
      branch = branch.branch(at);
    }
  }

  /** Shows up to {@code countMax} ordinals, from the one at {@code position} on, in order. */
  void forEach(int position, int countMax, IntConsumer consumer) {
    forEach(root, height, position, Math.min(countMax, size - position), consumer);
  }

  private static void forEach(Branch branch, int level, int skip, int count, IntConsumer consumer) {
    int left = count;
    for (int at = 0; left > 0; at++) {
      int here = Math.min(left, branch.counts[at] - skip);
      if (here <= 0) {
        skip -= branch.counts[at];
        continue;
      }
      if (level == 1) {
        long[] leaf = branch.leaf(at);
        for (int i = skip; i < skip + here; i++) {
          consumer.accept(LeafEntry.ordinal(leaf[i]));
        }
      } else {
        forEach(branch.branch(at), level - 1, skip, here, consumer);
      }
      left -= here;
      skip = 0;
    }
  }
}
