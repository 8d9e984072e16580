package dev.liveops.benchmarks;

import java.io.IOException;
import java.util.List;

/**
 * A closed loop of events, and everything that it left to do.
 *
 * @param answers of the gateway
 * @param events that were accepted
 * @param backlog that was left when the loop ended
 * @param used from the first request until the last consumer was done
 * @param pausedSeconds for which collections of garbage stopped everything
 */
record Load(
    Throughput answers, double events, Meters.Backlog backlog, Usage used, double pausedSeconds) {

  /** Loads a system that has nothing left to do, and waits until that is so again. */
  static Load of(Rig rig, Child system, Requests requests, int connections)
      throws IOException, InterruptedException {
    double acceptedBefore = Meters.accepted(system);
    double pausedBefore = system.pausedSeconds();
    Usage before = system.usage();
    Throughput answers = rig.loop().run(system, "gateway", requests, connections, rig.time());
    Meters.Backlog backlog = Meters.awaitDone(system);
    Usage used = system.usage().since(before);
    return new Load(
        answers,
        Meters.accepted(system) - acceptedBefore,
        backlog,
        used,
        system.pausedSeconds() - pausedBefore);
  }

  /** Events accepted per second of the loop. */
  double eventsPerSecond() {
    return events / answers.seconds();
  }

  /** Events that went through every consumer, per second until the last was done. */
  double consumedPerSecond() {
    return events / (answers.seconds() + backlog.seconds());
  }

  /** Processor time of an event, consumers and all, microseconds. */
  double cpuMicros() {
    return used.microsEach(events);
  }

  /** Reports where the processor time of several loads went. */
  static void report(Report report, String each, List<Load> loads) {
    Usage used = loads.stream().map(Load::used).reduce(Usage::plus).orElseThrow();
    double events = loads.stream().mapToDouble(Load::events).sum();
    double pausedSeconds = loads.stream().mapToDouble(Load::pausedSeconds).sum();
    report.add("where " + each + "'s processor time goes, us", "%s", used.breakdown(events));
    report.add(
        "garbage collection meanwhile",
        "%.1f %% of the processor time, everything stopped for %.1f %% of the time",
        100 * used.collectionShare(),
        100 * pausedSeconds / used.wallSeconds());
  }
}
