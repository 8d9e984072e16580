package dev.liveops.benchmarks.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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

/**
 * What a board of many players takes of the heap, with and without its order, and how long who
 * looks first waits for that.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx3g", "-XX:MarkSweepAlwaysCompactCount=1"})
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class RankMemory {

  private static final int ROUNDS = 3;

  /** How many have a standing. */
  @Param({"1000000", "10000000"})
  public int players;

  private RandomBoard board;
  private double orderedBytes;
  private double unorderedBytes;

  /** Bytes of heap for each player, beside those of the table of ids. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Bytes {
    /** Of a board that is looked at. */
    public double aPlayer;

    /** Of one that is not. */
    public double aPlayerUnseen;
  }

  /** Fills a board, and weighs it. */
  @Setup
  public void fill() {
    long before = usedBytes();
    board = new RandomBoard(players);
    orderedBytes = usedBytes() - before;
    board.letGo();
    unorderedBytes = usedBytes() - before;
    for (int round = 1; round < ROUNDS; round++) { // so that the measured one runs compiled code
      board.order();
      board.letGo();
    }
  }

  private static long usedBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Sorts a board for the first who looks. */
  @Benchmark
  public void order(Bytes bytes) {
    board.order();
    bytes.aPlayer = orderedBytes / players;
    bytes.aPlayerUnseen = unorderedBytes / players;
  }
}
