package dev.liveops.usecases.audit;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.RankIndex;
import dev.liveops.ports.ranking.StandingsStore;
import dev.liveops.usecases.audit.RefoldReport.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The standings as they follow from the trail, as far as the store is. For one thread. */
final class RefoldedStandings {

  private final long storedThrough;
  private final Map<GameId, Map<String, RefoldedBoard>> games = new HashMap<>();
  private final Map<PlayerKey, Set<String>> hidings = new HashMap<>();

  /** As far as a store is that has committed through {@code storedThrough}. */
  RefoldedStandings(long storedThrough) {
    this.storedThrough = storedThrough;
  }

  void count(long position, GameEvent event, RefoldedGames.InEffect inEffect) {
    if (position <= storedThrough) {
      Map<String, RefoldedBoard> boards =
          games.computeIfAbsent(event.game(), unseen -> new HashMap<>());
      inEffect
          .game()
          .contributions()
          .forEach(
              event,
              contribution ->
                  boards
                      .computeIfAbsent(contribution.board(), unseen -> new RefoldedBoard())
                      .merge(inEffect.boards().get(contribution.board()), contribution));
    }
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
  long compare(
      StandingsStore store,
      RankIndex index,
      Map<GameId, Set<String>> boards,
      Differences differences) {
    hidings.forEach(
        (player, sanctions) ->
            differences.compare(
                Kind.VISIBILITY,
                player,
                Optional.of(sanctions.isEmpty() ? "visible" : "hidden"),
                Optional.of(store.hidden(player) ? "hidden" : "visible")));
    Map<BoardWindow, Map<PlayerId, Standing>> expected = expected();
    boards.forEach(
        (game, names) ->
            names.forEach(
                name ->
                    index
                        .windows(game, name)
                        .forEach(window -> expected.putIfAbsent(window, new HashMap<>()))));
    long compared = 0;
    for (Map.Entry<BoardWindow, Map<PlayerId, Standing>> window : expected.entrySet()) {
      differences.compare(
          Kind.TOTAL,
          window.getKey(),
          Optional.of(visible(window.getKey().game(), window.getValue())),
          Optional.of(index.slice(window.getKey(), 0, 1).total()));
      compared += compare(window.getKey(), window.getValue(), store, differences);
    }
    return compared;
  }

  private Map<BoardWindow, Map<PlayerId, Standing>> expected() {
    Map<BoardWindow, Map<PlayerId, Standing>> expected = new LinkedHashMap<>();
    games.forEach(
        (game, boards) ->
            boards.forEach(
                (name, board) ->
                    board
                        .windows()
                        .forEach(
                            (window, standings) ->
                                expected.put(
                                    new BoardWindow(game, name, window.kind(), window.id()),
                                    standings))));
    return expected;
  }

  private long visible(GameId game, Map<PlayerId, Standing> standings) {
    if (hidings.isEmpty()) {
      return standings.size();
    }
    return standings.keySet().stream()
        .filter(player -> hidings.getOrDefault(new PlayerKey(game, player), Set.of()).isEmpty())
        .count();
  }

  private static long compare(
      BoardWindow window,
      Map<PlayerId, Standing> expected,
      StandingsStore store,
      Differences differences) {
    long size = expected.size();
    long[] unexpected = new long[1];
    store.forEach(
        window,
        (player, standing) -> {
          Standing should = expected.remove(player);
          if (should == null) {
            unexpected[0]++;
          }
          if (!standing.equals(should)) {
            differences.compare(
                Kind.STANDING,
                player + " in " + window,
                Optional.ofNullable(should),
                Optional.of(standing));
          }
        });
    expected.forEach(
        (player, standing) ->
            differences.compare(
                Kind.STANDING, player + " in " + window, Optional.of(standing), Optional.empty()));
    return size + unexpected[0];
  }
}
