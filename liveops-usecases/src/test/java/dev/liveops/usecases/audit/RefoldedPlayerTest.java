package dev.liveops.usecases.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.Points;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Contribution;
import dev.liveops.domain.ranking.Direction;
import dev.liveops.domain.ranking.Operator;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.domain.ranking.Ties;
import dev.liveops.domain.ranking.WindowKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefoldedPlayerTest {

  private static final int WINDOWS = 12;
  private static final int[][] BOARDS = {{0, 1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11}};

  private final RefoldedPlayer player = new RefoldedPlayer();

  /** The windows of two boards: 0 to 5 of one, 6 to 11 of the other. */
  @ParameterizedTest
  @EnumSource(Operator.class)
  void everyWindowHasTheStandingThatItsOwnContributionsGive(Operator operator) {
    long seed = 20261123;
    Random random = new Random(seed);
    List<Integer> opened = new ArrayList<>();
    Map<Integer, Standing> plain = new HashMap<>();
    for (int step = 0; step < 2_000; step++) {
      int[] in = someOf(random, random.nextInt(2));
      Contribution contribution = contribution(random, step);
      for (int window : in) {
        Standing before = plain.get(window);
        Optional<Standing> next =
            before == null
                ? board(operator).open(contribution)
                : board(operator).merge(before, contribution);
        next.ifPresent(standing -> plain.put(window, standing));
      }

      player.merge(in, board(operator), contribution, opened::add);

      for (int window = 0; window < WINDOWS; window++) {
        Optional<Standing> found = player.compareIn(window);
        assertEquals(
            Optional.ofNullable(plain.get(window)), found, "seed " + seed + ", step " + step);
      }
    }
    assertEquals(plain.keySet(), Set.copyOf(opened));
    assertEquals(WINDOWS, opened.size(), "each is opened once");
  }

  @Test
  void aStandingIsHandedOutOnceForOneComparison() {
    player.merge(new int[] {0, 1}, board(Operator.SUM), contribution(7, 1), opened -> {});

    assertEquals(Optional.of(new Standing(7, 0, Optional.empty(), 1)), player.compareIn(0));
    assertEquals(Optional.empty(), player.compareIn(0));
    assertEquals(Optional.of(new Standing(7, 0, Optional.empty(), 1)), player.compareIn(1));
    assertEquals(Optional.empty(), player.compareIn(2));
  }

  /** Mostly all windows of a board, as along a trail, and then mostly the same array. */
  private static int[] someOf(Random random, int board) {
    int left = random.nextInt(8);
    return left < 6
        ? random
            .ints(0, 6)
            .distinct()
            .limit(6)
            .filter(each -> each != left)
            .map(each -> 6 * board + each)
            .toArray()
        : BOARDS[board];
  }

  private static Contribution contribution(Random random, long atMillis) {
    return contribution(random.nextInt(20) - 5, atMillis - random.nextInt(3));
  }

  private static Contribution contribution(long value, long atMillis) {
    Optional<String> metadata =
        value % 3 == 1 && value > 7 ? Optional.of("run " + value) : Optional.empty();
    return new Contribution(
        "points",
        List.of(),
        new PlayerId("anna"),
        value,
        value > 7 ? value % 4 : 0,
        metadata,
        atMillis);
  }

  private static BoardDefinition board(Operator operator) {
    return new BoardDefinition(
        "points",
        operator,
        Direction.DESCENDING,
        Ties.ORDINAL,
        Set.of(WindowKind.ALL_TIME),
        Map.of("progression", new Points("delta_xp", 1)),
        Optional.empty(),
        Optional.empty());
  }
}
