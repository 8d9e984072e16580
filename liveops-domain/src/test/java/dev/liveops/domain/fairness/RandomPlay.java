package dev.liveops.domain.fairness;

import dev.liveops.domain.event.GameEvent;
import java.util.Random;

/** A seeded stream of events of the default game, some of which break every one of its rules. */
final class RandomPlay {

  private final Random random;
  private long atMillis = 1_700_000_000_000L;
  private long points;

  RandomPlay(long seed) {
    this.random = new Random(seed);
  }

  /** The next event, in the name of {@code player}. */
  GameEvent next(Player player) {
    atMillis += random.nextInt(20) == 0 ? random.nextInt(2_000_000) : random.nextInt(300);
    return switch (random.nextInt(4)) {
      case 0 -> kill(player);
      case 1 -> drop(player);
      default -> progress(player);
    };
  }

  /** What the latest event is worth. */
  long points() {
    return points;
  }

  private GameEvent progress(Player player) {
    points = random.nextInt(20) == 0 ? random.nextInt(100_000) : random.nextInt(1_000);
    return player.event(
        atMillis, "progression", "delta_xp", points, "score", random.nextInt(30_000));
  }

  private GameEvent kill(Player player) {
    points = random.nextInt(12_000);
    return player.event(atMillis, "boss_kill", "boss_id", "dragon", "points", points);
  }

  private GameEvent drop(Player player) {
    double weight = random.nextBoolean() ? 0.01 : random.nextDouble() * 1.1;
    points = (long) (weight * 100);
    return player.event(atMillis, "drop_claimed", "drop_id", "sword", "weight", weight);
  }
}
