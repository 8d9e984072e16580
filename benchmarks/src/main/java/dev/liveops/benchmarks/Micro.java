package dev.liveops.benchmarks;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
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
    for (RunResult result : results) {
      add(report, result);
    }
  }

  private static void add(Report report, RunResult result) {
    String name = name(result.getParams());
    Result<?> primary = result.getPrimaryResult();
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

  /** Class and method, and the parameters after them. */
  private static String name(BenchmarkParams params) {
    String method = params.getBenchmark().substring(PACKAGE.length());
    return params.getParamsKeys().stream()
        .map(params::getParam)
        .collect(Collectors.joining(" ", method + " ", ""))
        .strip();
  }
}
