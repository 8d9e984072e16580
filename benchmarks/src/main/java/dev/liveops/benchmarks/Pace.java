package dev.liveops.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.HdrHistogram.Histogram;

/** Events at a rate that a game has, however long they take; and how soon they count. */
final class Pace implements Chapter {

  private static final int PLAYERS = 10_000;
  private static final int CALM = 500;
  private static final int BRISK = 5_000;
  private static final Duration WARM_UP = Duration.ofSeconds(2);

  @Override
  public void measure(Rig rig, Report report) throws IOException, InterruptedException {
    Requests events = Requests.events(PLAYERS);
    try (Child system = rig.start(rig.data("pace"))) {
      OpenLoop.run(system, "gateway", events, CALM, Rig.CONNECTIONS, WARM_UP);
      calm(rig, report, system, events, "%d s after the start".formatted(WARM_UP.toSeconds()));
      WarmUp.ofSystem(rig, system, events, Rig.CONNECTIONS);
      calm(rig, report, system, events, "warm");
      Meters.awaitDone(system);
      fresh(rig, report, system, events);
    }
  }

  private static void calm(Rig rig, Report report, Child system, Requests events, String when)
      throws IOException, InterruptedException {
    OpenLoop.Result result =
        OpenLoop.run(system, "gateway", events, CALM, Rig.CONNECTIONS, rig.time());
    double share = 100 * result.used().cores() / Runtime.getRuntime().availableProcessors();
    report.judge(
        CALM + " events/s, open loop, " + when,
        Target.below(3, result.millis(95), "p95 %.0f ms")
            .and(Target.below(8, result.millis(99), "p99 %.0f ms")),
        "p50 %.2f, p95 %.2f, p99 %.2f, p99.9 %.2f ms; %d bad; of that the generator was late by p50"
            + " %.2f, p99 %.2f ms",
        result.millis(50),
        result.millis(95),
        result.millis(99),
        result.millis(99.9),
        result.bad(),
        result.lateMillis(50),
        result.lateMillis(99));
    report.judge(
        "processor time for them, " + when,
        Target.below(15, share, "%.0f %%"),
        "%.1f %% of all cores",
        share);
  }

  private static void fresh(Rig rig, Report report, Child system, Requests events)
      throws IOException, InterruptedException {
    CompletableFuture<OpenLoop.Result> load =
        CompletableFuture.supplyAsync(() -> brisk(rig, system, events));
    Histogram micros = Freshness.micros(system, rig.time().minusSeconds(1));
    OpenLoop.Result result;
    try {
      result = load.join();
    } catch (CompletionException e) {
      throw new IOException("the load failed: " + e.getCause(), e);
    }
    report.judge(
        "from 202 to ranked, at %,d events/s".formatted(BRISK),
        Target.below(100, micros.getValueAtPercentile(99) / 1e3, "p99 %.0f ms"),
        "p50 %.1f, p99 %.1f, at most %.1f ms, %d probes; the events' own p99 %.1f ms, %d bad, %.1f"
            + " us of processor each",
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getMaxValue() / 1e3,
        micros.getTotalCount(),
        result.millis(99),
        result.bad(),
        result.used().microsEach(result.micros().getTotalCount()));
  }

  private static OpenLoop.Result brisk(Rig rig, Child system, Requests events) {
    try {
      return OpenLoop.run(system, "gateway", events, BRISK, Rig.CONNECTIONS, rig.time());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }
}
