package dev.liveops.apps.cli.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * The players of a simulation, in the order in which they take their turns.
 *
 * @param players at least one
 */
record Crowd(List<Player> players) {

  private static final List<Kind> CHEATING =
      List.of(Kind.values()).subList(1, Kind.values().length);

  /** Keeps its own copy. */
  Crowd {
    players = List.copyOf(players);
  }

  /**
   * The crowd of a seed.
   *
   * @param cheaterShare how many of them cheat, 0 to 1, the kinds in turn
   * @param run what idempotency keys begin with: another one for every run, or the second run would
   *     be taken for a repetition of the first
   */
  static Crowd of(long seed, int size, double cheaterShare, String run) {
    SplittableRandom random = new SplittableRandom(seed);
    int cheaters = (int) Math.round(size * cheaterShare);
    List<Kind> kinds = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      kinds.add(i < cheaters ? CHEATING.get(i % CHEATING.size()) : Kind.HONEST);
    }
    Collections.shuffle(kinds, new Random(random.nextLong()));
    String name = "sim-" + Long.toUnsignedString(seed, Character.MAX_RADIX) + "-";
    List<Player> players = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      players.add(new Player(kinds.get(i), name + (i + 1), run + "-" + (i + 1), random.split()));
    }
    return new Crowd(players);
  }

  /** How many of a kind there are. */
  int count(Kind kind) {
    return (int) players.stream().filter(player -> player.kind() == kind).count();
  }
}
