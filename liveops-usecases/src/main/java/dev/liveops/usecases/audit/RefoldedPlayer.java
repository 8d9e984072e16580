package dev.liveops.usecases.audit;

import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Contribution;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.usecases.game.ActiveGame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What follows from the trail for one player: progress, and a standing for each window of a board,
 * which is told by a number. Standings are packed: nearly every event changes several, and as
 * objects they would take half of a refold to collect. For one thread.
 */
final class RefoldedPlayer {

  private static final int TAKEN = -1;
  private static final int LONGS = 3; // of a standing: score, subscore, when it was achieved

  private int[] windows = {};
  private long[] standings = {};
  private List<Optional<String>> metadata = List.of(); // shorter, where the last have none
  private PlayerProgress stored = PlayerProgress.none();
  private PlayerProgress now = PlayerProgress.none();

  /**
   * Counts an event for progress.
   *
   * @param isStored whether the store is as far
   */
  void advance(ActiveGame game, GameEvent event, boolean isStored) {
    now = game.progress().advance(now, event, game.pointsOf(event));
    if (isStored) {
      stored = now;
    }
  }

  /** The progress by now. */
  PlayerProgress progress() {
    return now;
  }

  /** Hands over the progress as far as the store is; empty before its first event, and once. */
  Optional<PlayerProgress> takeStored() {
    PlayerProgress taken = stored;
    stored = PlayerProgress.none();
    return taken.definitionVersion() == 0 ? Optional.empty() : Optional.of(taken);
  }

  /** Merges a contribution to a window; returns whether it is the first that gives a standing. */
  boolean merge(int window, BoardDefinition board, Contribution contribution) {
    int at = indexOf(window);
    boolean isFirst = at < 0;
    Optional<Standing> next =
        isFirst ? board.open(contribution) : board.merge(standing(at), contribution);
    if (next.isEmpty()) {
      return false;
    }
    put(isFirst ? add(window) : at, next.get());
    return isFirst;
  }

  boolean isIn(int window) {
    return indexOf(window) >= 0;
  }

  /** Hands over the standing in a window; empty when there is none, or no longer. */
  Optional<Standing> take(int window) {
    int at = indexOf(window);
    if (at < 0) {
      return Optional.empty();
    }
    windows[at] = TAKEN;
    return Optional.of(standing(at));
  }

  /** The windows with a standing that was not taken. */
  int[] windows() {
    return Arrays.stream(windows).filter(window -> window != TAKEN).toArray();
  }

  private int indexOf(int window) {
    for (int i = 0; i < windows.length; i++) {
      if (windows[i] == window) {
        return i;
      }
    }
    return -1;
  }

  private int add(int window) {
    int at = windows.length;
    windows = Arrays.copyOf(windows, at + 1);
    standings = Arrays.copyOf(standings, LONGS * (at + 1));
    windows[at] = window;
    return at;
  }

  private Standing standing(int at) {
    return new Standing(
        standings[LONGS * at],
        standings[LONGS * at + 1],
        at < metadata.size() ? metadata.get(at) : Optional.empty(),
        standings[LONGS * at + 2]);
  }

  private void put(int at, Standing standing) {
    standings[LONGS * at] = standing.score();
    standings[LONGS * at + 1] = standing.subscore();
    standings[LONGS * at + 2] = standing.achievedAtMillis();
    if (at < metadata.size()) {
      metadata.set(at, standing.metadata());
    } else if (standing.metadata().isPresent()) {
      List<Optional<String>> longer = new ArrayList<>(metadata);
      while (longer.size() < at) {
        longer.add(Optional.empty());
      }
      longer.add(standing.metadata());
      metadata = longer;
    }
  }
}
