package dev.liveops.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Everything that {@code docs/performance.md} tells, measured in one run, so that ratios hold
 * whatever else the machine does. Processes that are measured are started anew, on empty
 * directories.
 */
public final class Bench {

  private static final int PLAYERS = 10_000;
  private static final int BATCH_PLAYERS = 100_000;
  private static final int BATCH = 100;
  private static final int MANY_PLAYERS = Integer.getInteger("bench.players", 1_000_000);
  private static final int CONNECTIONS = 64;
  private static final int BATCH_CONNECTIONS = 16;
  private static final int ROUNDS = 3;
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("bench.seconds", 10));
  private static final String TOP = "/leaderboard?limit=10";

  private final Path root;
  private final Path scratch;
  private final ClosedLoop loop;
  private final Report report = new Report();

  private Bench(Path root, Path scratch) {
    this.root = root;
    this.scratch = scratch;
    this.loop = new ClosedLoop(scratch);
  }

  /**
   * Measures, and prints a table.
   *
   * @param args the root of a built checkout
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("liveops-bench");
    Bench bench = new Bench(Path.of(args[0]).toAbsolutePath(), scratch);
    try {
      bench.machine();
      bench.starts();
      bench.underLoad();
      bench.manyPlayers();
    } finally {
      System.out.println(bench.report.table());
      delete(scratch);
    }
  }

  private void machine() {
    report.add(
        "machine",
        "%d cores, Java %s, load by %s",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature(),
        loop.name());
  }

  private void starts() throws IOException {
    Path data = scratch.resolve("starts");
    String cache = Files.exists(root.resolve("apps/cli/target/liveops.aot")) ? "with" : "without";
    try (Child first = start(data)) {
      report.add(
          "start on an empty directory, " + cache + " AOT cache", "%.2f s", first.secondsToReady());
      report.add("resident after the start", "%.0f MB", first.residentMegabytes());
    }
    try (Child again = start(data)) {
      report.add("start again", "%.2f s", again.secondsToReady());
    }
  }

  private Child start(Path data) throws IOException {
    return Child.liveOps(root, data, Map.of());
  }

  private void underLoad() throws IOException, InterruptedException {
    Path data = scratch.resolve("load");
    Requests events = Requests.events(PLAYERS);
    double empty;
    try (Child system = start(data)) {
      try (Child nothing = Child.like(system, EmptyEndpoint.class)) {
        Once.send(system.address("gateway"), events, CONNECTIONS);
        empty = events(system, nothing, events);
      }
      reads(system, PLAYERS, empty);
      batches(system, empty);
      OpenLoop.Result result = OpenLoop.run(system, "gateway", events, 500, CONNECTIONS, TIME);
      report.add(
          "500 events/s, open loop",
          "p50 %.2f, p95 %.2f, p99 %.2f, p99.9 %.2f ms; %.0f %% of a core; %d bad",
          result.millis(50),
          result.millis(95),
          result.millis(99),
          result.millis(99.9),
          100 * result.cores(),
          result.bad());
      freshness(system, events);
      report.add(
          "resident after all this, " + BATCH_PLAYERS + " players",
          "%.0f MB",
          system.residentMegabytes());
      system.kill();
    }
    try (Child recovered = start(data)) {
      report.add("ready after that process was killed", "%.2f s", recovered.secondsToReady());
    }
  }

  /** Rounds of both in turn: what else the machine does hits both. */
  private double events(Child system, Child nothing, Requests events)
      throws IOException, InterruptedException {
    loop.run(nothing, "gateway", events, CONNECTIONS, TIME);
    loop.run(system, "gateway", events, CONNECTIONS, TIME);
    double empty = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      Throughput bare = loop.run(nothing, "gateway", events, CONNECTIONS, TIME);
      Throughput full = loop.run(system, "gateway", events, CONNECTIONS, TIME);
      empty = Math.max(empty, bare.perSecond());
      report.add(
          "empty endpoint, round " + round,
          "%.0f/s, %.1f us of processor each",
          bare.perSecond(),
          bare.cpuMicros());
      report.add(
          "signed durable POST /events, "
              + PLAYERS
              + " players, "
              + CONNECTIONS
              + " connections, round "
              + round,
          "%.0f/s = %.0f %% of the empty endpoint, %.1f us of processor each, %d bad",
          full.perSecond(),
          100 * full.perSecond() / bare.perSecond(),
          full.cpuMicros(),
          full.bad());
    }
    return empty;
  }

  private void reads(Child system, int players, double empty)
      throws IOException, InterruptedException {
    Requests top = Requests.get(TOP);
    Requests around = Requests.around(players, 10_000);
    loop.run(system, "leaderboard", top, CONNECTIONS, TIME.dividedBy(2));
    Throughput tops = loop.run(system, "leaderboard", top, CONNECTIONS, TIME);
    loop.run(system, "leaderboard", around, CONNECTIONS, TIME.dividedBy(2));
    Throughput arounds = loop.run(system, "leaderboard", around, CONNECTIONS, TIME);
    report.add(
        "top 10 of " + players + " players",
        "%.0f/s = %.0f %% of the empty endpoint, %d bad",
        tops.perSecond(),
        100 * tops.perSecond() / empty,
        tops.bad());
    report.add(
        "10 around a player of " + players,
        "%.0f/s = %.0f %% of the empty endpoint, %d bad",
        arounds.perSecond(),
        100 * arounds.perSecond() / empty,
        arounds.bad());
  }

  private void batches(Child system, double empty) throws IOException, InterruptedException {
    Requests batches = Requests.batches(BATCH_PLAYERS, BATCH);
    loop.run(system, "gateway", batches, BATCH_CONNECTIONS, TIME);
    for (int round = 1; round <= ROUNDS; round++) {
      Throughput full = loop.run(system, "gateway", batches, BATCH_CONNECTIONS, TIME);
      report.add(
          "batches of " + BATCH + ", " + BATCH_PLAYERS + " players, round " + round,
          "%.0f events/s accepted, %.1f us of processor an event, %d bad; consumers done %.2f s later",
          BATCH * full.perSecond(),
          full.cpuMicros() / BATCH,
          full.bad(),
          secondsUntilRanked(system));
    }
  }

  /** How long until an event sent now is ranked: until consumers have done all before it. */
  private static double secondsUntilRanked(Child system) throws IOException {
    return Freshness.millis(system, Duration.ofNanos(1)).getMaxValue() / 1e3;
  }

  private void freshness(Child system, Requests events) throws IOException, InterruptedException {
    AtomicReference<OpenLoop.Result> background = new AtomicReference<>();
    Thread load =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    background.set(
                        OpenLoop.run(system, "gateway", events, 5_000, CONNECTIONS, TIME));
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    Histogram fresh = Freshness.millis(system, TIME.minusSeconds(1));
    load.join();
    report.add(
        "from 202 to ranked, at 5,000 events/s",
        "p50 %d, p99 %d ms, %d probes; the events' own p99 %.1f ms, %d bad",
        fresh.getValueAtPercentile(50),
        fresh.getValueAtPercentile(99),
        fresh.getTotalCount(),
        background.get().millis(99),
        background.get().bad());
  }

  private void manyPlayers() throws IOException, InterruptedException {
    Path data = scratch.resolve("many");
    Requests all = Requests.batches(MANY_PLAYERS, BATCH);
    try (Child system = start(data)) {
      double seconds = Once.send(gateway(system), all, BATCH_CONNECTIONS);
      double later = secondsUntilRanked(system);
      report.add(
          MANY_PLAYERS + " new players, by batches",
          "%.0f events/s accepted, consumers done %.2f s later",
          MANY_PLAYERS / seconds,
          later);
      try (Child nothing = Child.like(system, EmptyEndpoint.class)) {
        Requests events = Requests.events(PLAYERS);
        loop.run(nothing, "gateway", events, CONNECTIONS, TIME);
        double empty = loop.run(nothing, "gateway", events, CONNECTIONS, TIME).perSecond();
        reads(system, MANY_PLAYERS, empty);
      }
      report.add("resident, " + MANY_PLAYERS + " players", "%.0f MB", system.residentMegabytes());
    }
    try (Child again = start(data)) {
      report.add("start with " + MANY_PLAYERS + " players", "%.2f s", again.secondsToReady());
      report.add("resident after that start", "%.0f MB", again.residentMegabytes());
    }
    verify(data);
  }

  private void verify(Path data) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(root.resolve("liveops").toString(), "verify", "--data", data.toString());
    builder.environment().put("HMAC_SECRET", Requests.SECRET);
    long startNanos = System.nanoTime();
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    int code = process.waitFor();
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    report.add(
        "verify (refold) of the trail of those players",
        "%.1f s, %.0f events/s, exit code %d",
        seconds,
        MANY_PLAYERS / seconds,
        code);
    if (code != 0) {
      System.err.println(said);
    }
  }

  private static InetSocketAddress gateway(Child system) {
    return system.address("gateway");
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
