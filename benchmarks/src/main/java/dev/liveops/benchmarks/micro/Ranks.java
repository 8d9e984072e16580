package dev.liveops.benchmarks.micro;

import dev.liveops.domain.ranking.Direction;
import dev.liveops.domain.ranking.RankedSet;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.domain.ranking.Ties;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A board of many players: random updates, ranks and pages; beside it, the JDK's sorted map. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx4g"})
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class Ranks {

  private static final int SCORES = 1_000_000_000;
  private static final int PAGE = 100;

  /** How many have a standing. */
  @Param({"1000000", "10000000"})
  public int players;

  private record Key(long score, int player) {}

  private final SplittableRandom random = new SplittableRandom(1);
  private final RankedSet set = new RankedSet(Direction.DESCENDING, Ties.ORDINAL, Integer::compare);
  private final ConcurrentSkipListMap<Key, Integer> map =
      new ConcurrentSkipListMap<>(
          Comparator.comparingLong(Key::score).reversed().thenComparingInt(Key::player));
  private long[] scores = new long[0];

  /** Gives everybody a standing. */
  @Setup
  public void fill() {
    scores = new long[players];
    for (int player = 0; player < players; player++) {
      scores[player] = random.nextInt(SCORES);
      set.put(player, standing(scores[player]));
      if (players <= 1_000_000) {
        map.put(new Key(scores[player], player), player);
      }
    }
  }

  private static Standing standing(long score) {
    return new Standing(score, 0, Optional.empty(), 1_764_000_000_000L);
  }

  /** Somebody gets another score. */
  @Benchmark
  public boolean update() {
    return set.put(random.nextInt(players), standing(random.nextInt(SCORES)));
  }

  /** Somebody's rank. */
  @Benchmark
  public OptionalInt rank() {
    return set.rank(random.nextInt(players));
  }

  /** A hundred neighbours from anywhere. */
  @Benchmark
  public void page(Blackhole hole) {
    set.forEach(1 + random.nextInt(players - PAGE), PAGE, (rank, ordinal) -> hole.consume(ordinal));
  }

  /** Somebody gets another score in the sorted map, which has no ranks at all; 1M players only. */
  @Benchmark
  public Integer updateOfSkipList() {
    int player = random.nextInt(Math.min(players, 1_000_000));
    map.remove(new Key(scores[player], player));
    scores[player] = random.nextInt(SCORES);
    return map.put(new Key(scores[player], player), player);
  }
}
