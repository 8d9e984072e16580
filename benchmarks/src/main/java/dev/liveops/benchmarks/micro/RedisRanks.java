package dev.liveops.benchmarks.micro;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;

/**
 * The same board as a sorted set of Redis over one connection, one command at a time and {@link
 * #PIPELINE} at once. Only where there is a {@code redis-server}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 2)
public class RedisRanks {

  private static final String KEY = "board";
  private static final int PIPELINE = 16;
  private static final int MEMBERS_A_COMMAND = 1_000;

  /** How many have a standing. */
  @Param("1000000")
  public int players;

  private final SplittableRandom random = new SplittableRandom(1);
  private RedisServer server;
  private Jedis jedis;

  /** Gives everybody a standing. */
  @Setup
  public void fill() throws IOException {
    server = new RedisServer();
    jedis = server.connect();
    Map<String, Double> some = new HashMap<>();
    for (int player = 0; player < players; player++) {
      some.put(name(player), (double) random.nextInt(RandomBoard.SCORES));
      if (some.size() == MEMBERS_A_COMMAND || player == players - 1) {
        jedis.zadd(KEY, some);
        some.clear();
      }
    }
  }

  /** Ends it. */
  @TearDown
  public void end() {
    jedis.close();
    server.close();
  }

  private static String name(int player) {
    return "player_" + player;
  }

  private String anybody() {
    return name(random.nextInt(players));
  }

  /** Somebody gets another score. */
  @Benchmark
  public long update() {
    return jedis.zadd(KEY, random.nextInt(RandomBoard.SCORES), anybody());
  }

  /** Sixteen get other scores. */
  @Benchmark
  @OperationsPerInvocation(PIPELINE)
  public Response<Long> updatePipelined() {
    try (Pipeline pipeline = jedis.pipelined()) {
      Response<Long> last = null;
      for (int i = 0; i < PIPELINE; i++) {
        last = pipeline.zadd(KEY, random.nextInt(RandomBoard.SCORES), anybody());
      }
      return last;
    }
  }

  /** Somebody's rank. */
  @Benchmark
  public Long rank() {
    return jedis.zrevrank(KEY, anybody());
  }

  /** The ranks of sixteen. */
  @Benchmark
  @OperationsPerInvocation(PIPELINE)
  public Response<Long> rankPipelined() {
    try (Pipeline pipeline = jedis.pipelined()) {
      Response<Long> last = null;
      for (int i = 0; i < PIPELINE; i++) {
        last = pipeline.zrevrank(KEY, anybody());
      }
      return last;
    }
  }

  /** A hundred neighbours from anywhere. */
  @Benchmark
  public List<String> page() {
    int first = random.nextInt(players - RandomBoard.PAGE);
    return jedis.zrevrange(KEY, first, first + RandomBoard.PAGE - 1L);
  }
}
