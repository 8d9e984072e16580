package dev.liveops.apps.cli.simulate;

import java.util.List;

/**
 * When who does what: players take turns at even distances, so that events come at a rate. It does
 * not depend on how fast they are answered. For one thread.
 */
final class Plan {

  private static final double SECOND_NANOS = 1e9;

  private final Crowd crowd;
  private final double eventNanos;
  private final long startMillis;
  private long events;
  private int turns;

  /**
   * Something to do.
   *
   * @param atNanos when, nanoseconds since the start
   */
  record Turn(Player player, long atNanos, List<Act> acts) {}

  /**
   * A plan that has not begun.
   *
   * @param eventsPerSecond the rate
   * @param startMillis when it begins, epoch milliseconds
   */
  Plan(Crowd crowd, double eventsPerSecond, long startMillis) {
    this.crowd = crowd;
    this.eventNanos = SECOND_NANOS / eventsPerSecond;
    this.startMillis = startMillis;
  }

  /** What comes next. Someone who does several things at once makes the others wait. */
  Turn next() {
    List<Player> players = crowd.players();
    Player player = players.get(turns);
    turns = (turns + 1) % players.size();
    long atNanos = (long) (events * eventNanos);
    List<Act> acts = player.turn(startMillis + atNanos / 1_000_000);
    events += acts.size();
    return new Turn(player, atNanos, acts);
  }
}
