package dev.liveops.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Signed single events, each durable when it is answered, against a server that does nothing. */
final class Events implements Chapter {

  private static final int PLAYERS = 10_000;

  @Override
  public void measure(Rig rig, Report report) throws IOException, InterruptedException {
    Requests events = Requests.events(PLAYERS);
    try (Child system = rig.start(rig.data("events"));
        Child nothing = rig.empty(system)) {
      WarmUp.of(rig, nothing, events, Rig.CONNECTIONS);
      WarmUp warmUp = WarmUp.ofSystem(rig, system, events, Rig.CONNECTIONS);
      Rounds bare = new Rounds();
      Rounds bareMicros = new Rounds();
      Rounds full = new Rounds();
      Rounds fullMicros = new Rounds();
      Rounds ratio = new Rounds();
      Rounds behind = new Rounds();
      Rounds doneSeconds = new Rounds();
      List<Load> loads = new ArrayList<>();
      // In turns: what else the machine does hits both.
      for (int round = 0; round < Rig.ROUNDS; round++) {
        Throughput empty = rig.loop().run(nothing, "gateway", events, Rig.CONNECTIONS, rig.time());
        Load load = Load.of(rig, system, events, Rig.CONNECTIONS);
        loads.add(load);
        bare.add(empty.perSecond());
        bareMicros.add(empty.cpuMicros());
        full.add(load.answers().perSecond());
        fullMicros.add(load.cpuMicros());
        ratio.add(100 * load.answers().perSecond() / empty.perSecond());
        behind.add(load.backlog().facts());
        doneSeconds.add(load.backlog().seconds());
      }
      report.add(
          "empty Helidon endpoint, the same requests, " + Rig.CONNECTIONS + " connections",
          "%,.0f/s (%s), %.1f us of processor each",
          bare.median(),
          bare.all("%,.0f"),
          bareMicros.median());
      report.add(
          "signed durable `POST /events`, %,d players, %d connections"
              .formatted(PLAYERS, Rig.CONNECTIONS),
          "%,.0f/s (%s), %.1f us of processor each with all consumers, %d bad",
          full.median(),
          full.all("%,.0f"),
          fullMicros.median(),
          loads.stream().mapToLong(load -> load.answers().bad()).sum());
      report.add(
          "the same in the first %d s of a process".formatted(rig.time().toSeconds()),
          "%,.0f/s, %.1f us of processor each; warm after %.0f s of load",
          warmUp.first().perSecond(),
          warmUp.first().cpuMicros(),
          warmUp.seconds());
      report.judge(
          "signed durable `POST /events`, of the empty endpoint",
          Target.atLeast(60, ratio.median(), "%.0f %%"),
          "%.0f %% (%s)",
          ratio.median(),
          ratio.all("%.0f"));
      report.add(
          "consumers behind at the end of it",
          "%s facts; all done %s s later",
          behind.all("%,.0f"),
          doneSeconds.all("%.2f"));
      Load.report(report, "an event", loads);
    }
  }
}
