package dev.liveops.testkit.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Contribution;
import dev.liveops.domain.ranking.Ranked;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.RankIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A board so plain that it cannot be wrong: it sorts everybody whenever it is asked. */
final class PlainBoard {

  private static final int PLAYERS = 40;

  private final BoardDefinition board;
  private final BoardWindow boardWindow;
  private final Map<PlayerId, Standing> standings = new HashMap<>();
  private final Map<PlayerId, Set<String>> hidings = new HashMap<>();

  PlainBoard(BoardDefinition board) {
    this.board = board;
    this.boardWindow = Rankings.of(board, Rankings.ALL);
  }

  /** Adds a contribution by chance to a pass, and here. */
  void contribute(Rankings pass, Random random) {
    String player = player(random);
    long value = random.nextInt(-3, 6);
    long subscore = random.nextInt(2);
    long atMillis = random.nextInt(5);
    pass.at(atMillis).add(board, player, value, subscore, Optional.empty());
    PlayerId id = new PlayerId(player);
    Contribution contribution =
        new Contribution(
            board.name(), List.of(Rankings.ALL), id, value, subscore, Optional.empty(), atMillis);
    Optional<Standing> changed =
        standings.containsKey(id)
            ? board.merge(standings.get(id), contribution)
            : board.open(contribution);
    changed.ifPresent(standing -> standings.put(id, standing));
  }

  /** Hides or shows somebody by chance, in a pass and here. */
  void changeVisibility(Rankings pass, Random random) {
    String player = player(random);
    String sanction = "s" + random.nextInt(2);
    Set<String> sanctions = hidings.computeIfAbsent(new PlayerId(player), key -> new HashSet<>());
    if (random.nextBoolean()) {
      sanctions.add(sanction);
      pass.hide(player, sanction);
    } else {
      sanctions.remove(sanction);
      pass.show(player, sanction);
    }
  }

  private static String player(Random random) {
    return "player-" + random.nextInt(PLAYERS);
  }

  /** Fails unless an index gives the answers that this gives. */
  void compareWith(RankIndex index, Random random) {
    List<Ranked> order = order();
    RankIndex.Slice all = index.slice(boardWindow, 0, 1_000);
    assertEquals(order, all.ranked());
    assertEquals(order.size(), all.total());
    int offset = random.nextInt(PLAYERS);
    int max = random.nextInt(10);
    assertEquals(
        order.stream().skip(offset).limit(max).toList(),
        index.slice(boardWindow, offset, max).ranked());
    PlayerId somebody = new PlayerId(player(random));
    Optional<Ranked> place =
        order.stream().filter(ranked -> ranked.player().equals(somebody)).findFirst();
    assertEquals(place, index.find(boardWindow, somebody));
    compareAround(index, order, somebody, place);
  }

  private void compareAround(
      RankIndex index, List<Ranked> order, PlayerId somebody, Optional<Ranked> place) {
    int width = 5;
    List<Ranked> expected = List.of();
    if (place.isPresent()) {
      int first = Math.min(order.indexOf(place.get()) - width / 2, order.size() - width);
      expected = order.stream().skip(Math.max(0, first)).limit(width).toList();
    }
    assertEquals(expected, index.around(boardWindow, somebody, width).ranked());
  }

  private List<Ranked> order() {
    List<PlayerId> players = new ArrayList<>(standings.keySet());
    players.removeIf(player -> !hidings.getOrDefault(player, Set.of()).isEmpty());
    Comparator<PlayerId> byScore =
        (a, b) -> board.direction().compare(standings.get(a).score(), standings.get(b).score());
    Comparator<PlayerId> byRun =
        byScore.thenComparing(
            (a, b) ->
                board
                    .direction()
                    .compare(standings.get(a).subscore(), standings.get(b).subscore()));
    players.sort(
        byRun
            .thenComparingLong(player -> standings.get(player).achievedAtMillis())
            .thenComparing(Comparator.naturalOrder()));
    List<Ranked> order = new ArrayList<>();
    for (PlayerId player : players) {
      order.add(ranked(order, player, byRun));
    }
    return order;
  }

  private Ranked ranked(List<Ranked> before, PlayerId player, Comparator<PlayerId> byRun) {
    int rank = before.size() + 1;
    if (!before.isEmpty()) {
      Ranked last = before.getLast();
      boolean tied = byRun.compare(last.player(), player) == 0;
      rank =
          switch (board.ties()) {
            case ORDINAL -> rank;
            case COMPETITION -> tied ? last.rank() : rank;
            case DENSE -> tied ? last.rank() : last.rank() + 1;
          };
    }
    Standing standing = standings.get(player);
    return new Ranked(
        rank,
        player,
        standing.score(),
        standing.subscore(),
        standing.achievedAtMillis(),
        standing.metadata());
  }
}
