package dev.liveops.benchmarks.micro;

import java.util.Comparator;
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

/** The same board as a sorted map of the JDK, which has to count for a rank. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx3g"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 2)
public class SkipListRanks {

  /** How many have a standing. */
  @Param("1000000")
  public int players;

  private record Key(long score, int player) {}

  private final SplittableRandom random = new SplittableRandom(1);
  private final ConcurrentSkipListMap<Key, Integer> map =
      new ConcurrentSkipListMap<>(
          Comparator.comparingLong(Key::score).reversed().thenComparingInt(Key::player));
  private long[] scores = new long[0];

  /** Gives everybody a standing. */
  @Setup
  public void fill() {
    scores = new long[players];
    for (int player = 0; player < players; player++) {
      scores[player] = random.nextInt(RandomBoard.SCORES);
      map.put(new Key(scores[player], player), player);
    }
  }

  /** Somebody gets another score. */
  @Benchmark
  public Integer update() {
    int player = random.nextInt(players);
    map.remove(new Key(scores[player], player));
    scores[player] = random.nextInt(RandomBoard.SCORES);
    return map.put(new Key(scores[player], player), player);
  }

  /** Somebody's rank. */
  @Benchmark
  public int rank() {
    int player = random.nextInt(players);
    return 1 + map.headMap(new Key(scores[player], player)).size();
  }
}
