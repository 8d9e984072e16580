package dev.liveops.benchmarks;

import java.io.IOException;

/**
 * Loads a process until its JVM has compiled what it will: a server runs for days, and its first
 * minute is another figure, which is reported beside the others.
 *
 * @param first what the very first load got through
 * @param seconds how long it took, from the first request to a JVM that hardly compiles
 */
record WarmUp(Throughput first, double seconds) {

  private static final double COMPILING_MAX = 0.05; // of one processor
  private static final int QUIET_LOADS = 2; // what is rare is compiled late
  private static final int LOADS_MAX = 10;

  /** Loads a server that has nothing to catch up with. */
  static WarmUp of(Rig rig, Child child, Requests requests, int connections)
      throws IOException, InterruptedException {
    return of(rig, child, requests, connections, () -> {});
  }

  /** Loads the system, and lets its consumers catch up after each load. */
  static WarmUp ofSystem(Rig rig, Child system, Requests requests, int connections)
      throws IOException, InterruptedException {
    return of(rig, system, requests, connections, () -> Meters.awaitDone(system));
  }

  private static WarmUp of(
      Rig rig, Child child, Requests requests, int connections, CatchingUp catchingUp)
      throws IOException, InterruptedException {
    Usage start = child.usage();
    Throughput first = rig.loop().run(child, "gateway", requests, connections, rig.time());
    catchingUp.await();
    int quiet = 0;
    for (int load = 1; load < LOADS_MAX && quiet < QUIET_LOADS; load++) {
      Throughput next = rig.loop().run(child, "gateway", requests, connections, rig.time());
      quiet = compiling(next) > COMPILING_MAX ? 0 : quiet + 1;
      catchingUp.await();
    }
    return new WarmUp(first, child.usage().since(start).wallSeconds());
  }

  /** What comes between two loads. */
  private interface CatchingUp {
    void await() throws IOException, InterruptedException;
  }

  /** How much of a processor the compilers took. */
  private static double compiling(Throughput load) {
    return load.used().byWork().getOrDefault(Usage.Work.COMPILATION, 0.0)
        / load.used().wallSeconds();
  }
}
