package dev.liveops.benchmarks.micro;

import java.util.OptionalInt;
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

/** A board of many players: random updates, ranks and pages. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx3g"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 2)
public class Ranks {

  /** How many have a standing. */
  @Param({"1000000", "10000000"})
  public int players;

  private RandomBoard board;

  /** Gives everybody a standing. */
  @Setup
  public void fill() {
    board = new RandomBoard(players);
  }

  /** Somebody gets another score, while somebody looks at one rank for every 64 updates. */
  @Benchmark
  public boolean update() {
    return board.update();
  }

  /** Somebody gets another score on a board that nobody looks at. */
  @Benchmark
  public boolean updateUnseen() {
    return board.updateUnseen();
  }

  /** Somebody's rank. */
  @Benchmark
  public OptionalInt rank() {
    return board.rank();
  }

  /** A hundred neighbours from anywhere. */
  @Benchmark
  public void page(Blackhole hole) {
    board.page((rank, ordinal) -> hole.consume(ordinal));
  }
}
