package dev.liveops.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/** From a kill -9 to {@code ready}: with everything counted that was accepted. */
final class Recovery implements Chapter {

  private static final int PLAYERS = 100_000;
  private static final String GATEWAY = "gateway";

  private final int events;

  Recovery(int events) {
    this.events = events;
  }

  @Override
  public void measure(Rig rig, Report report) throws IOException, InterruptedException {
    Requests batches = Requests.batches(PLAYERS, Rig.BATCH);
    unseen(rig, report, batches);
    busy(rig, report, batches);
  }

  /** The gateway alone: what it takes in is in the journal, and in no consumer's checkpoint. */
  private void unseen(Rig rig, Report report, Requests batches)
      throws IOException, InterruptedException {
    Path data = rig.data("unseen");
    try (Child gateway = rig.start(data, GATEWAY)) {
      for (int sent = 0; sent < events; sent += PLAYERS) {
        Once.send(gateway.address(GATEWAY), batches, Rig.BATCH_CONNECTIONS);
      }
      gateway.kill();
    }
    try (Child again = rig.start(data)) {
      report.add(
          "start after kill -9, %,d events in the journal that no consumer has seen"
              .formatted(events),
          "%.2f s = %.2f s per million; %.0f MB resident then",
          again.secondsToReady(),
          again.secondsToReady() * 1e6 / events,
          again.residentMegabytes());
    }
    Rig.delete(data);
  }

  /** Everything runs, and is killed while it is as busy as can be. */
  private static void busy(Rig rig, Report report, Requests batches)
      throws IOException, InterruptedException {
    Path data = rig.data("busy");
    try (Child system = rig.start(data)) {
      rig.loop().run(system, GATEWAY, batches, Rig.BATCH_CONNECTIONS, rig.time());
      system.kill();
    }
    try (Child again = rig.start(data)) {
      report.add(
          "start after kill -9 at the end of %d s of batches".formatted(rig.time().toSeconds()),
          "%.2f s",
          again.secondsToReady());
    }
    Rig.delete(data);
  }
}
