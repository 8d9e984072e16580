package dev.liveops.domain.ranking;

/**
 * One level of a {@link RankTree} that is built from the bottom: its nodes, how many entries each
 * holds, and the first of them.
 */
final class RankTreeLevel {
  // Full nodes would save memory until the first insert into each of them splits it.
  private static final int LEAF_ENTRIES = Leaves.ENTRIES_MAX * 7 / 8;
  private static final int BRANCH_CHILDREN = Branch.CHILDREN_MAX * 7 / 8;

  private final Object[] nodes;
  private final int[] counts;
  private final int[] firsts;

  private RankTreeLevel(int size) {
    nodes = new Object[size];
    counts = new int[size];
    firsts = new int[size];
  }

  /** The leaves for {@code sorted}; a single empty one where there is nothing. */
  static RankTreeLevel ofLeaves(long[] sorted) {
    int size = Math.max(1, (sorted.length + LEAF_ENTRIES - 1) / LEAF_ENTRIES);
    RankTreeLevel level = new RankTreeLevel(size);
    for (int i = 0; i < size; i++) {
      int from = shareBegin(sorted.length, size, i);
      int count = shareBegin(sorted.length, size, i + 1) - from;
      long[] leaf =
          size == 1 && count <= Leaves.first().length
              ? Leaves.first()
              : new long[Leaves.ENTRIES_MAX];
      System.arraycopy(sorted, from, leaf, 0, count);
      level.nodes[i] = leaf;
      level.counts[i] = count;
      level.firsts[i] = LeafEntry.ordinal(leaf[0]);
    }
    return level;
  }

  boolean isRoot() {
    return nodes.length == 1;
  }

  Branch root() {
    return (Branch) nodes[0];
  }

  /** The branches above the nodes of this level. */
  RankTreeLevel above(StandingOrder order) {
    int size = (nodes.length + BRANCH_CHILDREN - 1) / BRANCH_CHILDREN;
    RankTreeLevel above = new RankTreeLevel(size);
    for (int i = 0; i < size; i++) {
      Branch branch = new Branch();
      int from = shareBegin(nodes.length, size, i);
      int end = shareBegin(nodes.length, size, i + 1);
      for (int child = from; child < end; child++) {
        RankKey key = counts[child] == 0 ? RankKey.NONE : order.key(firsts[child]);
        branch.insert(branch.size, nodes[child], counts[child], key);
      }
      above.nodes[i] = branch;
      above.counts[i] = branch.countBefore(branch.size);
      above.firsts[i] = firsts[from];
    }
    return above;
  }

  /** Where share {@code i} begins when {@code total} things are divided evenly. */
  private static int shareBegin(int total, int shares, int i) {
    return (int) ((long) total * i / shares);
  }
}
