package dev.liveops.domain.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a {@link RankedSet} should be, as plainly as it can be said: a map, and a list that is
 * sorted anew for every look at it.
 */
final class RankedSetModel {
  private final Direction direction;
  private final Ties ties;
  private final Map<Integer, Standing> standings = new HashMap<>();
  private final Set<Integer> hidden = new HashSet<>();

  RankedSetModel(Direction direction, Ties ties) {
    this.direction = direction;
    this.ties = ties;
  }

  /** Ids run against ordinals, so that taking one for the other would show. */
  static int compareIds(int left, int right) {
    return Integer.compare(right, left);
  }

  RankedSet emptySet() {
    return new RankedSet(direction, ties, RankedSetModel::compareIds);
  }

  boolean put(int ordinal, Standing standing) {
    return !standing.equals(standings.put(ordinal, standing));
  }

  boolean remove(int ordinal) {
    return standings.remove(ordinal) != null;
  }

  boolean hide(int ordinal) {
    return hidden.add(ordinal);
  }

  boolean show(int ordinal) {
    return hidden.remove(ordinal);
  }

  private boolean tied(int left, int right) {
    Standing a = standings.get(left);
    Standing b = standings.get(right);
    return a.score() == b.score() && a.subscore() == b.subscore();
  }

  private int compare(int left, int right) {
    Standing a = standings.get(left);
    Standing b = standings.get(right);
    int turn = direction == Direction.DESCENDING ? -1 : 1;
    if (a.score() != b.score()) {
      return turn * Long.compare(a.score(), b.score());
    }
    if (a.subscore() != b.subscore()) {
      return turn * Long.compare(a.subscore(), b.subscore());
    }
    return a.achievedAtMillis() != b.achievedAtMillis()
        ? Long.compare(a.achievedAtMillis(), b.achievedAtMillis())
        : compareIds(left, right);
  }

  List<Integer> inOrder() {
    List<Integer> visible = new ArrayList<>(standings.keySet());
    visible.removeAll(hidden);
    visible.sort(this::compare);
    return visible;
  }

  private List<Integer> ranks(List<Integer> inOrder) {
    List<Integer> ranks = new ArrayList<>();
    int groups = 0;
    int groupBegin = 0;
    for (int i = 0; i < inOrder.size(); i++) {
      if (i == 0 || !tied(inOrder.get(i - 1), inOrder.get(i))) {
        groups++;
        groupBegin = i + 1;
      }
      ranks.add(
          switch (ties) {
            case ORDINAL -> i + 1;
            case COMPETITION -> groupBegin;
            case DENSE -> groups;
          });
    }
    return ranks;
  }

  /** Compares everything that a set of players 0 to {@code players - 1} can be asked. */
  void check(RankedSet set, int players, Supplier<String> round) {
    List<Integer> inOrder = inOrder();
    List<Integer> ranks = ranks(inOrder);
    assertEquals(inOrder.size(), set.size(), round);
    List<Integer> shown = new ArrayList<>();
    List<Integer> shownRanks = new ArrayList<>();
    set.forEach(
        1,
        Integer.MAX_VALUE,
        (rank, ordinal) -> {
          shown.add(ordinal);
          shownRanks.add(rank);
        });
    assertEquals(inOrder, shown, round);
    assertEquals(ranks, shownRanks, round);
    for (int i = 0; i < inOrder.size(); i++) {
      assertEquals(OptionalInt.of(ranks.get(i)), set.rank(inOrder.get(i)), round);
    }
    for (int ordinal = 0; ordinal < players; ordinal++) {
      Optional<Standing> standing = Optional.ofNullable(standings.get(ordinal));
      assertEquals(standing, set.standing(ordinal), round);
      assertEquals(standing.isPresent(), set.contains(ordinal), round);
      assertEquals(hidden.contains(ordinal), set.isHidden(ordinal), round);
      if (standing.isEmpty() || hidden.contains(ordinal)) {
        assertEquals(OptionalInt.empty(), set.rank(ordinal), round);
        assertEquals(OptionalInt.empty(), set.firstAround(ordinal, 5), round);
      }
    }
  }

  /** Compares one page, wherever it begins. */
  void checkPage(RankedSet set, int firstPosition, int countMax, Supplier<String> round) {
    List<Integer> inOrder = inOrder();
    List<Integer> ranks = ranks(inOrder);
    int from = Math.min(firstPosition - 1, inOrder.size());
    int end = Math.min(from + countMax, inOrder.size());
    List<Integer> shown = new ArrayList<>();
    List<Integer> shownRanks = new ArrayList<>();
    set.forEach(
        firstPosition,
        countMax,
        (rank, ordinal) -> {
          shown.add(ordinal);
          shownRanks.add(rank);
        });
    assertEquals(inOrder.subList(from, end), shown, round);
    assertEquals(ranks.subList(from, end), shownRanks, round);
  }
}
