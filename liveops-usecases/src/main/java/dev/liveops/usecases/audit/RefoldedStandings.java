package dev.liveops.usecases.audit;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.RankIndex;
import dev.liveops.ports.ranking.StandingsStore;
import dev.liveops.usecases.audit.RefoldReport.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The standings as they follow from the trail, as far as the store is. For one thread. */
final class RefoldedStandings {

  private final long storedThrough;
  private final RefoldedPlayers players;
  private final Differences differences;
  private final Map<GameId, Map<String, RefoldedBoard>> games = new HashMap<>();
  private final Map<BoardWindow, Integer> numbers = new HashMap<>();
  private final List<Counted> windows = new ArrayList<>(); // by number
  private final Map<PlayerKey, Set<String>> hidings = new HashMap<>();

  /** A window, and how many standings it has. */
  private static final class Counted {
    private final BoardWindow window;
    private long size;

    Counted(BoardWindow window) {
      this.window = window;
    }
  }

  /** Standings of a window: all that are stored, and those of them that there should be. */
  private static final class Tally {
    private long stored;
    private long expected;
  }

  /** As far as a store is that has committed through {@code storedThrough}. */
  RefoldedStandings(long storedThrough, RefoldedPlayers players, Differences differences) {
    this.storedThrough = storedThrough;
    this.players = players;
    this.differences = differences;
  }

  void count(
      long position, GameEvent event, RefoldedPlayer player, RefoldedGames.InEffect inEffect) {
    if (position > storedThrough) {
      return;
    }
    Map<String, RefoldedBoard> boards =
        games.computeIfAbsent(event.game(), unseen -> new HashMap<>());
    inEffect
        .game()
        .contributions()
        .forEach(
            event,
            contribution -> {
              String board = contribution.board();
              int[] in =
                  boards
                      .computeIfAbsent(
                          board, name -> new RefoldedBoard(event.game(), name, this::numberOf))
                      .numbersOf(contribution.windows());
              player.merge(in, inEffect.boards().get(board), contribution, this::opened);
            });
  }

  private void opened(int number) {
    windows.get(number).size++;
  }

  private int numberOf(BoardWindow window) {
    return numbers.computeIfAbsent(
        window,
        unseen -> {
          windows.add(new Counted(unseen));
          return windows.size() - 1;
        });
  }

  void impose(long position, Sanction sanction) {
    if (position <= storedThrough && sanction.kind().hidesFromRanks()) {
      PlayerKey player = new PlayerKey(sanction.game(), sanction.player());
      hidings.computeIfAbsent(player, unseen -> new HashSet<>()).add(sanction.id());
    }
  }

  void lift(long position, Fact.SanctionLifted lifted) {
    Set<String> sanctions = hidings.get(new PlayerKey(lifted.game(), lifted.player()));
    if (position <= storedThrough && sanctions != null) {
      // Whoever was hidden once stays in the map: that they are visible again is to be compared.
      sanctions.remove(lifted.sanctionId());
    }
  }

  /**
   * Compares with what is stored, and uses itself up by that.
   *
   * @param boards the names of all boards there ever were, by game
   * @return how many standings were compared
   */
  long compare(StandingsStore store, RankIndex index, Map<GameId, Set<String>> boards) {
    hidings.forEach(
        (player, sanctions) ->
            differences.compare(
                Kind.VISIBILITY,
                player,
                Optional.of(sanctions.isEmpty() ? "visible" : "hidden"),
                Optional.of(store.hidden(player) ? "hidden" : "visible")));
    boards.forEach(
        (game, names) -> names.forEach(name -> index.windows(game, name).forEach(this::numberOf)));
    for (int number = 0; number < windows.size(); number++) {
      BoardWindow window = windows.get(number).window;
      differences.compare(
          Kind.TOTAL,
          window,
          Optional.of(visible(number)),
          Optional.of(index.slice(window, 0, 0).total()));
    }
    long compared = 0;
    for (int number = 0; number < windows.size(); number++) {
      compared += compareStored(number, store);
    }
    return compared;
  }

  private long visible(int number) {
    Counted in = windows.get(number);
    long hidden =
        hidings.entrySet().stream()
            .filter(each -> each.getKey().game().equals(in.window.game()))
            .filter(each -> !each.getValue().isEmpty())
            .filter(each -> players.find(each.getKey()).filter(of -> of.isIn(number)).isPresent())
            .count();
    return in.size - hidden;
  }

  /** Compares the standings of a window; returns how many there are. */
  private long compareStored(int number, StandingsStore store) {
    BoardWindow window = windows.get(number).window;
    Tally tally = new Tally();
    store.forEach(
        window,
        (player, standing) -> {
          Optional<Standing> should =
              players.find(window.game(), player).flatMap(of -> of.compareIn(number));
          tally.stored++;
          tally.expected += should.isPresent() ? 1 : 0;
          if (should.isEmpty() || !should.get().equals(standing)) {
            differences.compare(
                Kind.STANDING, player + " in " + window, should, Optional.of(standing));
          }
        });
    long missing = windows.get(number).size - tally.expected;
    if (missing > 0) {
      findMissing(number);
    }
    return tally.stored + missing;
  }

  private void findMissing(int number) {
    BoardWindow window = windows.get(number).window;
    players.forEach(
        window.game(),
        (player, refolded) -> {
          Optional<Standing> missing = refolded.compareIn(number);
          if (missing.isPresent()) {
            differences.compare(Kind.STANDING, player + " in " + window, missing, Optional.empty());
          }
        });
  }
}
