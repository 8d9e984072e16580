package dev.liveops.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.testkit.Knob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGTERM is an orderly stop at any moment: readiness goes first, whoever was let in is answered,
 * and what was answered is there at the next start.
 */
class TerminateIT {

  private static final int ROUNDS = Knob.of("terminate.rounds", 20, 200);
  private static final int START_ROUNDS = Knob.of("terminate.start.rounds", 20, 200);
  private static final long SEED = Knob.seed("terminate.seed", 15);

  private static final int STOPPED = 128 + 15;
  private static final int WORKERS = 8;
  private static final int LOAD_MILLIS_MIN = 150;
  private static final int LOAD_MILLIS_MAX = 600;
  private static final int STARTS_PER_COMPARISON = 5;
  private static final Duration STOP_MAX = Duration.ofSeconds(20);
  private static final Duration JOIN_MAX = Duration.ofSeconds(60);

  @TempDir private Path directory;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Books books = new Books();
  private final List<Long> stopMillis = new ArrayList<>();

  /** A request that was sent and not answered, and when it was sent. */
  private record Unanswered(long sentNanos, IOException why) {}

  /** What clients saw of one stop. */
  private static final class Stop {
    final Queue<Unanswered> unanswered = new ConcurrentLinkedQueue<>();
    final AtomicBoolean unready = new AtomicBoolean();
    final AtomicInteger answeredAfter = new AtomicInteger();
    volatile long signalNanos;
  }

  @Test
  void underLoadReadinessGoesFirstAndWhoeverWasLetInIsAnswered() throws IOException {
    Setup setup = Setup.exact(directory.resolve("data")).shortLived(directory);
    int seen = 0;
    int answeredAfter = 0;
    int cut = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String what = "round " + round + " of seed " + SEED;
      try (LiveOps system = LiveOps.start(setup)) {
        compare(system, seen, what);
        seen = books.acceptedCount();
        Stop stop = stopUnderLoad(system, round);
        answeredAfter += stop.answeredAfter.get();
        cut += stop.unanswered.size();
        check(system, stop, what);
      }
    }
    try (LiveOps system = LiveOps.start(setup)) {
      compare(system, seen, "at the end");
    }
    int after = answeredAfter;
    assertTrue(after > 0, "nobody was answered between readiness and the end");
    System.out.printf(
        "terminate: seed %d, %d rounds under load, %d events acknowledged, %d requests answered"
            + " after readiness was off, 0 taken in and not answered, %d idle connections closed, stop"
            + " p50 %d ms, max %d ms, lost 0, doubled 0%n",
        SEED, ROUNDS, books.acceptedCount(), after, cut, p50(stopMillis), max(stopMillis));
  }

  private Stop stopUnderLoad(LiveOps system, int round) throws IOException {
    Stop stop = new Stop();
    long seed = random.nextLong();
    Workers load =
        Workers.start(
            WORKERS,
            number -> {
              SplittableRandom own = new SplittableRandom(seed + number);
              work(system, stop, own, "t" + round + "-" + number);
            });
    Workers probe = Workers.start(1, number -> watchReadiness(system, stop));
    Pause.millis(random.nextInt(LOAD_MILLIS_MIN, LOAD_MILLIS_MAX));
    stop.signalNanos = System.nanoTime();
    system.terminate();
    assertEquals(STOPPED, system.awaitExit(), system::stderr);
    stopMillis.add((System.nanoTime() - stop.signalNanos) / 1_000_000);
    load.join(JOIN_MAX);
    probe.join(JOIN_MAX);
    return stop;
  }

  /** Works until told to go elsewhere, as a client behind a load balancer is. */
  private void work(LiveOps system, Stop stop, SplittableRandom own, String keys)
      throws IOException {
    try (Client client = new Client(system)) {
      Acts acts = new Acts(client, books, own, keys);
      while (!client.sentAway()) {
        long sentNanos = System.nanoTime();
        try {
          acts.nextOfAGame();
          stop.answeredAfter.addAndGet(stop.unready.get() ? 1 : 0);
        } catch (IOException e) {
          stop.unanswered.add(new Unanswered(sentNanos, e));
          return;
        }
      }
    }
  }

  private static void watchReadiness(LiveOps system, Stop stop) throws IOException {
    try (Client client = new Client(system)) {
      while (!stop.unready.get()) {
        Answer answer = client.get(Service.GATEWAY, "/health/ready");
        if (answer.status() == 503) {
          stop.unready.set(true);
        } else if (answer.status() != 200) {
          throw new AssertionError(answer.toString());
        }
      }
    }
  }

  private static void check(LiveOps system, Stop stop, String what) {
    if (!stop.unready.get()) {
      throw system.failure(what + ": nobody saw that it was not ready");
    }
    for (Unanswered each : stop.unanswered) {
      if (each.sentNanos() - stop.signalNanos < 0) {
        throw system.failure(what + ": not answered, and sent before the signal: " + each.why());
      }
    }
  }

  /**
   * What was not answered was not let in, either: a server may close a connection on which nothing
   * happens, just as the next request comes (RFC 9112, section 9.6), but then it knows nothing of
   * it.
   */
  private void compare(LiveOps system, int from, String what) throws IOException {
    try (Client client = new Client(system)) {
      Comparison comparison = new Comparison(client, books, random.split());
      comparison.ofWhatIsCertain(from);
      for (Parcel parcel : books.undecided()) {
        Answer answer = client.post(Service.GATEWAY, parcel.path(), parcel.body(), parcel.key());
        if (answer.status() == 208 || answer.body().contains("duplicate")) {
          throw system.failure(what + ": taken in, and not answered: " + parcel);
        }
        books.answered(parcel, answer);
      }
      comparison.ofEverything();
      if (!comparison.lost().isEmpty() || !comparison.doubled().isEmpty()) {
        throw system.failure(
            what + ": lost " + comparison.lost() + ", doubled " + comparison.doubled());
      }
    }
  }

  @Test
  void duringTheStartItIsAnOrderlyStop() throws IOException {
    Setup setup =
        Setup.exact(directory.resolve("data")).shortLived(directory).with("LOG_LEVEL", "debug");
    int orderly = 0;
    int startMillis = useAndLeave(setup, 0);
    for (int round = 0; round < START_ROUNDS; round++) {
      try (LiveOps system = LiveOps.launch(setup)) {
        Pause.millis(random.nextInt(startMillis / 4, startMillis));
        long startNanos = System.nanoTime();
        system.terminate();
        assertEquals(STOPPED, system.awaitExit(), system::stderr);
        stopMillis.add((System.nanoTime() - startNanos) / 1_000_000);
        orderly += closedBeforeReady(system) ? 1 : 0;
      }
      if (round % STARTS_PER_COMPARISON == STARTS_PER_COMPARISON - 1) {
        startMillis = useAndLeave(setup, round + 1);
      }
    }
    assertTrue(orderly > 0, "no start was disturbed");
    assertTrue(max(stopMillis) < STOP_MAX.toMillis(), stopMillis::toString);
    System.out.printf(
        "terminate: seed %d, %d starts ended by SIGTERM, %d of them with the storage open and closed in order, exit code %d each"
            + " time, stop p50 %d ms, max %d ms, lost 0, doubled 0%n",
        SEED, START_ROUNDS, orderly, STOPPED, p50(stopMillis), max(stopMillis));
  }

  private static boolean closedBeforeReady(LiveOps system) {
    return !system.stdout().contains("ready") && system.stderr().contains("\"stopped storage\"");
  }

  /** Leaves something to recover, and tells how long the start took: when to disturb the next. */
  private int useAndLeave(Setup setup, int round) throws IOException {
    try (LiveOps system = LiveOps.start(setup);
        Client client = new Client(system)) {
      compare(system, 0, "after start " + round + " of seed " + SEED);
      Acts acts = new Acts(client, books, random.split(), "s" + round);
      for (int i = 0; i < 300; i++) {
        acts.nextOfAGame();
      }
      system.kill9();
      return Math.toIntExact(system.startTime().toMillis());
    }
  }

  private static long p50(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static long max(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).max().orElseThrow();
  }
}
