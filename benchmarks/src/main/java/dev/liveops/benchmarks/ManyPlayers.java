package dev.liveops.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/** A million players: filling, reading, starting, and verifying the trail. */
final class ManyPlayers implements Chapter {

  private static final int STARTS = 3;
  private static final int RESIDENT_MAX = 400;
  private static final int AROUND = 10_000;
  private static final String TOP = "/leaderboard?limit=10";

  private final int players;

  ManyPlayers(int players) {
    this.players = players;
  }

  @Override
  public void measure(Rig rig, Report report) throws IOException, InterruptedException {
    Path data = rig.data("many");
    try (Child system = rig.start(data)) {
      fill(report, system);
      reads(rig, report, system);
      report.resident(
          "resident, %,d players".formatted(players), RESIDENT_MAX, system.residentMegabytes());
    }
    starts(rig, report, data);
    Verification.measure(rig, report, data, players);
    Rig.delete(data);
  }

  private void fill(Report report, Child system) throws IOException, InterruptedException {
    Requests all = Requests.batches(players, Rig.BATCH);
    double seconds = Once.send(system.address("gateway"), all, Rig.BATCH_CONNECTIONS);
    Meters.Backlog backlog = Meters.awaitDone(system);
    report.add(
        "%,d new players, by batches".formatted(players),
        "%,.0f events/s accepted, %,.0f/s until all consumers are done",
        players / seconds,
        players / (seconds + backlog.seconds()));
  }

  private void reads(Rig rig, Report report, Child system)
      throws IOException, InterruptedException {
    try (Child nothing = rig.empty(system)) {
      Requests posts = Requests.events(AROUND);
      rig.loop().run(nothing, "gateway", posts, Rig.CONNECTIONS, rig.time());
      Requests top = Requests.get(TOP);
      read(rig, report, system, nothing, posts, top, "top 10", 80);
      Requests around = Requests.around(players, AROUND);
      read(rig, report, system, nothing, posts, around, "10 around a player", 65);
    }
  }

  /** In turns with the empty endpoint: once as it takes events, once with the very same reads. */
  private void read(
      Rig rig,
      Report report,
      Child system,
      Child nothing,
      Requests posts,
      Requests reads,
      String what,
      double percentMin)
      throws IOException, InterruptedException {
    rig.loop().run(system, "leaderboard", reads, Rig.CONNECTIONS, rig.time());
    Rounds perSecond = new Rounds();
    Rounds ofPosts = new Rounds();
    Rounds ofReads = new Rounds();
    Rounds micros = new Rounds();
    long bad = 0;
    for (int round = 0; round < Rig.ROUNDS; round++) {
      Throughput post = rig.loop().run(nothing, "gateway", posts, Rig.CONNECTIONS, rig.time());
      Throughput read = rig.loop().run(system, "leaderboard", reads, Rig.CONNECTIONS, rig.time());
      Throughput get = rig.loop().run(nothing, "gateway", reads, Rig.CONNECTIONS, rig.time());
      perSecond.add(read.perSecond());
      micros.add(read.cpuMicros());
      ofPosts.add(100 * read.perSecond() / post.perSecond());
      ofReads.add(100 * read.perSecond() / get.perSecond());
      bad += read.bad();
    }
    report.judge(
        "%s of %,d players".formatted(what, players),
        Target.atLeast(percentMin, ofPosts.median(), "%.0f %%"),
        "%,.0f/s, %.0f %% of the empty endpoint that takes events (%s), %.0f %% of it with the very"
            + " same reads; %.1f us of processor each, %d bad",
        perSecond.median(),
        ofPosts.median(),
        ofPosts.all("%.0f"),
        ofReads.median(),
        micros.median(),
        bad);
  }

  private void starts(Rig rig, Report report, Path data) throws IOException {
    Rounds ready = new Rounds();
    Rounds resident = new Rounds();
    for (int i = 0; i < STARTS; i++) {
      try (Child again = rig.start(data)) {
        ready.add(again.secondsToReady());
        resident.add(again.residentMegabytes());
      }
    }
    report.judge(
        "start with %,d players".formatted(players),
        Target.below(3, ready.median(), "%.0f s"),
        "%.2f s (%s)",
        ready.median(),
        ready.all("%.2f"));
    report.resident("resident after that start", RESIDENT_MAX, resident.median());
  }
}
