package dev.liveops.apps.cli.simulate;

import dev.liveops.apps.cli.simulate.Act.Seal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A synthetic player of the default game: a fold of random numbers, so that the same seed plays the
 * same game. For one thread.
 *
 * <p>What honest players do keeps every default rule: at {@value #TURNS_PER_SECOND_MAX} turns a
 * second they make some 27 points an event and so 200,000 an hour (the limit is 250,000); points of
 * a type are spread evenly, and the robust z-score of an even spread never exceeds 1.4 (the limit
 * is 3.5); the score rises by 200 at most (the limit is 10,000); a drop's weight is any number from
 * 0 to 1, common drops included.
 */
final class Player {

  /** The most that an honest player may be asked for. */
  static final int TURNS_PER_SECOND_MAX = 2;

  private static final int FLOOD_EVENTS = 20;
  private static final int CLOCK_ERROR_MILLIS_MAX = 1_500;
  private static final long DRIFT_MILLIS_MIN = 10 * 60_000L;
  private static final long DRIFT_MILLIS_MAX = 24 * 3_600_000L;
  private static final String[] BOSSES = {"dragon_lord", "ice_queen", "stone_giant"};
  private static final String[] DROPS = {"epic_sword_001", "iron_helmet", "healing_potion"};

  private final Kind kind;
  private final String id;
  private final String keyPrefix;
  private final SplittableRandom random;
  private long score;
  private long events;

  /**
   * A player who has not played yet.
   *
   * @param keyPrefix what idempotency keys begin with; the run that it names sends each key once
   */
  Player(Kind kind, String id, String keyPrefix, SplittableRandom random) {
    this.kind = kind;
    this.id = id;
    this.keyPrefix = keyPrefix;
    this.random = random;
  }

  Kind kind() {
    return kind;
  }

  String id() {
    return id;
  }

  /**
   * What the player does next: one or more events, to be sent in this order.
   *
   * @param atMillis now, epoch milliseconds
   */
  List<Act> turn(long atMillis) {
    return switch (kind) {
      case HONEST -> List.of(act(honest(atMillis)));
      case FLOODER -> oneIn(5) ? several(FLOOD_EVENTS, atMillis) : List.of(act(honest(atMillis)));
      case BOUND_BREAKER -> List.of(act(oneIn(2) ? beyondBounds(atMillis) : honest(atMillis)));
      case SCORE_JUMPER -> List.of(act(oneIn(2) ? jump(atMillis) : honest(atMillis)));
      case OUTLIER -> List.of(act(oneIn(2) ? outlier(atMillis) : honest(atMillis)));
      case DROP_LUCKY -> List.of(act(rareDrop(atMillis)));
      case CLOCK_DRIFTER -> List.of(act(honest(atMillis + drift())));
      case FORGER -> List.of(act(honest(atMillis), badSeal()));
      case REPLAYER -> replayed(atMillis);
    };
  }

  private String honest(long atMillis) {
    int die = random.nextInt(10);
    if (die < 2) {
      return now(atMillis).dropClaimed(any(DROPS), random.nextDouble());
    }
    if (die == 2) {
      return now(atMillis).bossKill(any(BOSSES), random.nextInt(1, 6), random.nextInt(10, 61));
    }
    score += random.nextInt(201);
    return now(atMillis).progression(random.nextInt(5, 36), score);
  }

  private List<Act> several(int count, long atMillis) {
    List<Act> acts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      acts.add(act(honest(atMillis)));
    }
    return acts;
  }

  private String beyondBounds(long atMillis) {
    EventText event = now(atMillis);
    return switch (random.nextInt(3)) {
      case 0 -> event.progression(random.nextInt(1_001, 50_000), score);
      case 1 -> event.bossKill(any(BOSSES), 5, random.nextInt(10_001, 500_000));
      default -> event.dropClaimed(any(DROPS), random.nextDouble(1.1, 100));
    };
  }

  private String jump(long atMillis) {
    return now(atMillis)
        .progression(random.nextInt(5, 36), score + random.nextInt(20_000, 999_999));
  }

  private String outlier(long atMillis) {
    return now(atMillis).progression(random.nextInt(800, 1_001), score);
  }

  private String rareDrop(long atMillis) {
    return now(atMillis).dropClaimed(DROPS[0], random.nextDouble(0.0001, 0.01));
  }

  private long drift() {
    long millis = random.nextLong(DRIFT_MILLIS_MIN, DRIFT_MILLIS_MAX);
    return random.nextBoolean() ? millis : -millis;
  }

  private Seal badSeal() {
    return switch (random.nextInt(3)) {
      case 0 -> Seal.OTHER_SECRET;
      case 1 -> Seal.OTHER_BODY;
      default -> Seal.NONE;
    };
  }

  /** An event, the very same once more, and another one under its name. */
  private List<Act> replayed(long atMillis) {
    Act first = act(honest(atMillis));
    Act forged = new Act(outlier(atMillis), first.idempotencyKey(), Seal.RIGHT);
    return oneIn(2) ? List.of(first, first) : List.of(first, first, forged);
  }

  private Act act(String json) {
    return act(json, Seal.RIGHT);
  }

  private Act act(String json, Seal seal) {
    events++;
    return new Act(json, keyPrefix + "-" + events, seal);
  }

  /** Honest clocks are not quite right either. */
  private EventText now(long atMillis) {
    int errorMillis = random.nextInt(-CLOCK_ERROR_MILLIS_MAX, CLOCK_ERROR_MILLIS_MAX + 1);
    return new EventText(id, atMillis + errorMillis);
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private String any(String[] names) {
    return names[random.nextInt(names.length)];
  }
}
