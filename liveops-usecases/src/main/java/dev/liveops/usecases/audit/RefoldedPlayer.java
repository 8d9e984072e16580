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
import java.util.function.IntConsumer;

/**
 * What follows from the trail for one player: progress, and a standing for each window of a board,
 * which is told by a number. An event counts in the day, the week and so on alike, so that most
 * windows of a board have the same standing: it is kept once, packed, with the windows that have
 * it. For one thread.
 */
final class RefoldedPlayer {

  private static final int NOWHERE = -1;
  private static final int LONGS = 3; // of a standing: score, subscore, when it was achieved

  private int[][] windows = {}; // by standing; arrays that others may have, too, and nobody changes
  private long[] standings = {};
  private List<Optional<String>> metadata = List.of(); // shorter, where the last have none
  private int comparedIn = NOWHERE;
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

  /**
   * Merges a contribution into all windows that it counts in.
   *
   * @param in their numbers
   * @param opened is told of each in which it is the first that gives a standing
   */
  void merge(int[] in, BoardDefinition board, Contribution contribution, IntConsumer opened) {
    int found = 0;
    for (int at = windows.length - 1; at >= 0; at--) {
      int shared = windows[at] == in ? in.length : common(windows[at], in).length;
      if (shared > 0) {
        found += shared;
        Optional<Standing> next = board.merge(standing(at), contribution);
        if (next.isPresent()) {
          separate(at, in, shared);
          put(at, next.get());
        }
      }
    }
    if (found < in.length) {
      open(found == 0 ? in : without(in), board, contribution, opened);
    }
  }

  private void open(
      int[] unseen, BoardDefinition board, Contribution contribution, IntConsumer opened) {
    Optional<Standing> first = board.open(contribution);
    if (first.isPresent()) {
      put(add(unseen), first.get());
      for (int window : unseen) {
        opened.accept(window);
      }
    }
  }

  /** Leaves a standing to those of its windows that are {@code in}; the others get one like it. */
  private void separate(int at, int[] in, int shared) {
    int[] all = windows[at];
    if (shared < all.length) {
      put(add(Arrays.stream(all).filter(window -> !contains(in, window)).toArray()), standing(at));
      windows[at] = common(all, in);
    }
  }

  private static int[] common(int[] all, int[] in) {
    return Arrays.stream(all).filter(window -> contains(in, window)).toArray();
  }

  private int[] without(int[] in) {
    return Arrays.stream(in).filter(window -> indexOf(window) < 0).toArray();
  }

  private static boolean contains(int[] all, int window) {
    for (int each : all) {
      if (each == window) {
        return true;
      }
    }
    return false;
  }

  boolean isIn(int window) {
    return indexOf(window) >= 0;
  }

  /** The standing in a window, for the one comparison; empty when there is none, or again. */
  Optional<Standing> compareIn(int window) {
    int at = comparedIn == window ? NOWHERE : indexOf(window);
    if (at < 0) {
      return Optional.empty();
    }
    comparedIn = window;
    return Optional.of(standing(at));
  }

  private int indexOf(int window) {
    for (int at = 0; at < windows.length; at++) {
      if (contains(windows[at], window)) {
        return at;
      }
    }
    return NOWHERE;
  }

  private int add(int[] in) {
    int at = windows.length;
    windows = Arrays.copyOf(windows, at + 1);
    standings = Arrays.copyOf(standings, LONGS * (at + 1));
    windows[at] = in;
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
