package dev.liveops.apps.cli.simulate;

import dev.liveops.apps.cli.console.CommandFailure;
import dev.liveops.apps.cli.console.Progress;
import dev.liveops.apps.cli.gateway.Answer;
import dev.liveops.apps.cli.gateway.Gateway;
import dev.liveops.apps.cli.gateway.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Carries out a plan against a gateway. The rate is the plan's, however fast the answers come: a
 * latency counts from the moment when the event was due, so that a gateway that stalls cannot hide
 * it. What is sent at once is bounded; what is then late by seconds is not sent at all, since
 * honest players would look like flooders if it all came together.
 */
final class Simulation {

  private static final int TURNS_AT_ONCE_MAX = 512;
  private static final long LATE_NANOS_MAX = 3_000_000_000L;
  private static final String JSON = "application/json";

  private final Gateway gateway;
  private final Signer signer;
  private final Signer forger;
  private final Progress progress;
  private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);
  private final LatencyHistogram latencies = new LatencyHistogram();
  private final AtomicReference<CommandFailure> failure = new AtomicReference<>();
  private long due;
  private long late;

  /**
   * A simulation that has not begun.
   *
   * @param signer signs as the gateway expects
   * @param forger signs with another secret
   */
  Simulation(Gateway gateway, Signer signer, Signer forger, Progress progress) {
    this.gateway = gateway;
    this.signer = signer;
    this.forger = forger;
    this.progress = progress;
    for (Kind kind : Kind.values()) {
      tallies.put(kind, new Tally(new SplittableRandom(kind.ordinal())));
    }
  }

  /** Does what {@code plan} says for a while, and waits for the last answers. */
  void run(Plan plan, Duration duration) throws InterruptedException {
    Semaphore places = new Semaphore(TURNS_AT_ONCE_MAX);
    long startNanos = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Plan.Turn turn = plan.next();
      while (turn.atNanos() < duration.toNanos() && failure.get() == null) {
        long dueNanos = startNanos + turn.atNanos();
        sleepUntil(dueNanos);
        progress.show((double) turn.atNanos() / duration.toNanos(), due + " events");
        places.acquire();
        due += turn.acts().size();
        if (System.nanoTime() - dueNanos > LATE_NANOS_MAX) {
          late += turn.acts().size();
          places.release();
        } else {
          Plan.Turn playing = turn;
          threads.execute(() -> play(playing, dueNanos, places));
        }
        turn = plan.next();
      }
    }
    progress.finish(due + " events");
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private void play(Plan.Turn turn, long dueNanos, Semaphore places) {
    Tally tally = tallies.get(turn.player().kind());
    long fromNanos = dueNanos;
    try {
      for (Act act : turn.acts()) {
        Answer answer = send(act);
        long nowNanos = System.nanoTime();
        latencies.record((nowNanos - fromNanos) / 1_000);
        fromNanos = nowNanos;
        tally.answered(turn.player(), answer);
      }
    } catch (IOException noAnswer) {
      tally.unanswered();
    } catch (CommandFailure unreachable) {
      tally.unanswered();
      failure.compareAndSet(null, unreachable);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      places.release();
    }
  }

  private Answer send(Act act) throws IOException, InterruptedException {
    byte[] body = act.json().getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers =
        switch (act.seal()) {
          case RIGHT -> signer.body(body);
          case OTHER_SECRET -> forger.body(body);
          case OTHER_BODY -> signer.body((act.json() + " ").getBytes(StandardCharsets.UTF_8));
          case NONE -> Map.of();
        };
    return gateway.post("/events", JSON, headers, act.idempotencyKey(), body);
  }

  /** What was answered, by kind. */
  Map<Kind, Tally> tallies() {
    return tallies;
  }

  /** How long answers took. */
  LatencyHistogram latencies() {
    return latencies;
  }

  /** How many events were not sent, because their time was long over. */
  long late() {
    return late;
  }

  /** Why it ended early, if it did. */
  Optional<CommandFailure> failure() {
    return Optional.ofNullable(failure.get());
  }
}
