package dev.liveops.benchmarks;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The hot parts of the domain, by themselves: what {@code bin/bench-micro} tells at length. */
final class Micro implements Chapter {

  private static final String PACKAGE = "dev.liveops.benchmarks.micro.";

  private static final String REDIS = "RedisRanks";
  private static final double PLAYER_BYTES_MAX = 24;

  /** What has to be reached per second, by benchmark and parameters. */
  private static final Map<String, Double> PER_SECOND_MIN =
      Map.of(
          "Ranks.update 1000000", 1.0e6,
          "Ranks.update 10000000", 0.4e6,
          "Ranks.rank 1000000", 2.0e6,
          "Ranks.rank 10000000", 0.9e6,
          "Ranks.page 1000000", 200e3,
          "Ranks.page 10000000", 200e3);

  @Override
  public void measure(Rig rig, Report report) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(PACKAGE.replace(".", "\\."))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    Set<String> missing = new TreeSet<>(PER_SECOND_MIN.keySet());
    for (RunResult result : results) {
      add(report, result);
      missing.remove(name(result.getParams()));
    }
    if (results.stream().noneMatch(result -> name(result.getParams()).startsWith(REDIS))) {
      report.add("`" + REDIS + "`", "no figures; it needs a `redis-server`");
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException("no figures of " + missing);
    }
  }

  private static void add(Report report, RunResult result) {
    String name = name(result.getParams());
    Result<?> primary = result.getPrimaryResult();
    for (Result<?> counted : result.getSecondaryResults().values()) {
      bytes(report, name, counted);
    }
    if (!primary.getScoreUnit().equals("ops/s")) {
      report.add("`" + name + "`", "%,.0f %s", primary.getScore(), primary.getScoreUnit());
      return;
    }
    double perSecond = primary.getScore();
    Optional<Target> target =
        Optional.ofNullable(PER_SECOND_MIN.get(name))
            .map(bound -> Target.atLeast(bound, perSecond, "%,.0f/s"));
    String figure = "%,.0f/s, %.2f us each".formatted(perSecond, 1e6 / perSecond);
    target.ifPresentOrElse(
        bound -> report.judge("`" + name + "`", bound, "%s", figure),
        () -> report.add("`" + name + "`", "%s", figure));
  }

  /** What a benchmark counts beside its time: {@code aPlayer} is the heap that one takes. */
  private static void bytes(Report report, String name, Result<?> counted) {
    String what = "`" + name + "`, bytes `" + counted.getLabel() + "`";
    if (counted.getLabel().endsWith("aPlayer")) {
      Target target = Target.atMost(PLAYER_BYTES_MAX, counted.getScore(), "%.0f");
      report.judge(what, target, "%.1f", counted.getScore());
    } else {
      report.add(what, "%.1f", counted.getScore());
    }
  }

  /** Class and method, and the parameters after them. */
  private static String name(BenchmarkParams params) {
    String method = params.getBenchmark().substring(PACKAGE.length());
    return params.getParamsKeys().stream()
        .map(params::getParam)
        .collect(Collectors.joining(" ", method + " ", ""))
        .strip();
  }
}
