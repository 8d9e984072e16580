package dev.liveops.domain.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a tree keeps its shape; what it answers is compared in {@link RankedSetModelTest}. */
class RankTreeTest {

  /** Enough for two levels of full branches. */
  private static final int MANY = 100_000;

  private final StandingColumns columns = new StandingColumns();
  private final RankTree tree =
      new RankTree(new StandingOrder(Direction.ASCENDING, Integer::compare, columns));
  private int leaves;
  private int branches;

  private enum Way {
    FORWARDS,
    BACKWARDS,
    SHUFFLED,
    FROM_THE_MIDDLE;

    List<Integer> over(int count) {
      List<Integer> ordinals = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        ordinals.add(this == FROM_THE_MIDDLE ? (i + count / 2) % count : i);
      }
      if (this == BACKWARDS) {
        Collections.reverse(ordinals);
      } else if (this == SHUFFLED) {
        Collections.shuffle(ordinals, new Random(count));
      }
      return ordinals;
    }
  }

  /** Gives every ordinal a score of its own, in their order. */
  private void score(int count) {
    for (int ordinal = 0; ordinal < count; ordinal++) {
      columns.put(ordinal, new Standing(ordinal, 0, Optional.empty(), 1000));
    }
  }

  private static long[] entries(int count) {
    long[] entries = new long[count];
    for (int i = 0; i < count; i++) {
      entries[i] = LeafEntry.of(i, i);
    }
    return entries;
  }

  /**
   * Checks that counts are right, that nothing is empty, and that no node is fuller than it may be.
   */
  private void checkShape() {
    leaves = 0;
    branches = 0;
    assertEquals(tree.size(), entriesBelow(tree.root, tree.height));
  }

  private int entriesBelow(Branch branch, int level) {
    branches++;
    assertTrue(branch.size > 0 && branch.size < Branch.CHILDREN_MAX, "a branch is out of bounds");
    int sum = 0;
    for (int at = 0; at < branch.size; at++) {
      if (level == 1) {
        leaves++;
        assertTrue(branch.counts[at] <= Leaves.ENTRIES_MAX, "a leaf is too full");
        assertTrue(branch.counts[at] > 0 || tree.size() == 0, "a leaf is empty");
      } else {
        assertEquals(entriesBelow(branch.branch(at), level - 1), branch.counts[at]);
      }
      sum += branch.counts[at];
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aTreeKeepsItsShapeWhileItGrowsAndUntilNothingIsLeft(Way way) {
    score(MANY);
    List<Integer> ordinals = way.over(MANY);
    for (int ordinal : ordinals) {
      tree.insert(ordinal);
    }
    checkShape();
    assertEquals(2, tree.height);
    int left = MANY;
    for (int ordinal : ordinals) {
      tree.remove(ordinal);
      if (--left % 10_000 == 0) {
        checkShape();
        checkThatLittleRoomIsWasted();
      }
    }
    assertEquals(1, tree.height);
    assertEquals(1, leaves);
  }

  private void checkThatLittleRoomIsWasted() {
    // Neighbours below one branch hold more than 3/4 of a leaf together, and likewise for branches.
    assertTrue(leaves <= 1 + branches + tree.size() * 2 / (Leaves.ENTRIES_MAX * 3 / 4));
    assertTrue(branches <= 3 + leaves * 2 / (Branch.CHILDREN_MAX * 3 / 4));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 112, 113, 128, 129, 224 * 112, 224 * 112 + 1, MANY})
  void aTreeBuiltAtOnceHasTheShapeOfOneThatGrew(int count) {
    score(count);
    tree.build(entries(count));
    checkShape();
    for (int position = 0; position < count; position += 13) {
      assertEquals(position, tree.at(position));
      assertEquals(position, tree.positionOf(position));
    }
    for (int ordinal = 0; ordinal < count; ordinal++) {
      tree.remove(ordinal);
    }
    checkShape();
    assertEquals(1, leaves);
  }

  @Test
  void aStretchThatIsRemovedLeavesNoEmptyLeafBetweenFullOnes() {
    score(1000);
    tree.build(entries(1000));
    for (int ordinal = 300; ordinal < 700; ordinal++) {
      tree.remove(ordinal);
      checkShape();
    }
    assertEquals(700, tree.at(300));
  }

  @Test
  void anEntryThatCameInBeforeAllOthersOfItsBranchIsFoundAfterTheBranchHasMerged() {
    score(MANY);
    tree.build(entries(MANY));
    int branchesBuilt = tree.root.size;
    int first = tree.root.counts[0];
    int early = first + 50;
    for (int ordinal = first; ordinal < first + 2 * Leaves.ENTRIES_MAX; ordinal++) {
      tree.remove(ordinal);
    }
    tree.insert(early);
    for (int ordinal = 0; ordinal < MANY; ordinal++) {
      boolean gone = ordinal >= first && ordinal < first + 2 * Leaves.ENTRIES_MAX;
      if (!gone && ordinal % 10 != 0) {
        tree.remove(ordinal);
      }
    }
    checkShape();
    assertTrue(tree.height == 1 || tree.root.size < branchesBuilt);
    assertEquals((first + 9) / 10, tree.positionOf(early));
  }

  @Test
  void aStandingThatChangesWhileItIsRankedIsNoticed() {
    score(1000);
    tree.build(entries(1000));
    columns.put(5, new Standing(900, 0, Optional.empty(), 1000));
    assertThrows(IllegalStateException.class, () -> tree.positionOf(5));
    assertThrows(IllegalStateException.class, () -> tree.remove(5));
  }
}
