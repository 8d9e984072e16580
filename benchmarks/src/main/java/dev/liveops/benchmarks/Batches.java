package dev.liveops.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Events by the hundred, and whether consumers keep up with them. */
final class Batches implements Chapter {

  private static final int PLAYERS = 100_000;
  private static final int RESIDENT_MAX = 200;
  private static final Duration REST = Duration.ofSeconds(10);

  @Override
  public void measure(Rig rig, Report report) throws IOException, InterruptedException {
    Requests batches = Requests.batches(PLAYERS, Rig.BATCH);
    try (Child system = rig.start(rig.data("batches"))) {
      WarmUp warmUp = WarmUp.ofSystem(rig, system, batches, Rig.BATCH_CONNECTIONS);
      Rounds accepted = new Rounds();
      Rounds consumed = new Rounds();
      Rounds micros = new Rounds();
      Rounds behind = new Rounds();
      Rounds doneSeconds = new Rounds();
      List<Load> loads = new ArrayList<>();
      for (int round = 0; round < Rig.ROUNDS; round++) {
        Load load = Load.of(rig, system, batches, Rig.BATCH_CONNECTIONS);
        loads.add(load);
        accepted.add(load.eventsPerSecond());
        consumed.add(load.consumedPerSecond());
        micros.add(load.cpuMicros());
        behind.add(load.backlog().facts());
        doneSeconds.add(load.backlog().seconds());
      }
      report.judge(
          "batches of %d, %,d players, %d connections"
              .formatted(Rig.BATCH, PLAYERS, Rig.BATCH_CONNECTIONS),
          Target.atLeast(150_000, accepted.median(), "%,.0f/s"),
          "%,.0f events/s accepted (%s), %.1f us of processor an event with all consumers, %d bad",
          accepted.median(),
          accepted.all("%,.0f"),
          micros.median(),
          loads.stream().mapToLong(load -> load.answers().bad()).sum());
      report.add(
          "the same in the first %d s of a process".formatted(rig.time().toSeconds()),
          "%,.0f events/s accepted; warm after %.0f s of load",
          warmUp.first().perSecond() * Rig.BATCH,
          warmUp.seconds());
      report.judge(
          "consumers, until the last is done",
          Target.atLeast(100_000, consumed.median(), "%,.0f/s"),
          "%,.0f events/s (%s); behind at the end of the load: %s facts, done %s s later, the last"
              + " of them %s",
          consumed.median(),
          consumed.all("%,.0f"),
          behind.all("%,.0f"),
          doneSeconds.all("%.2f"),
          loads.getLast().backlog().group());
      Load.report(report, "an event of a batch", loads);
      String resident = "resident after that, %,d players".formatted(PLAYERS);
      report.resident(resident, RESIDENT_MAX, system.residentMegabytes());
      Thread.sleep(REST);
      String later = "the same %d s later".formatted(REST.toSeconds());
      report.resident(later, RESIDENT_MAX, system.residentMegabytes());
    }
  }
}
