package dev.liveops.apps.cli.gateway;

import dev.liveops.apps.cli.console.CommandFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/** Asks a gateway what became of events, and waits for verdicts that are not there yet. */
public final class Outcomes {

  private static final int AT_ONCE_MAX = 16;
  private static final long POLL_MILLIS = 50;

  private final Gateway gateway;
  private final Pause pause;
  private final LongSupplier nanoClock;

  /**
   * Asks {@code gateway}.
   *
   * @param nanoClock a clock that never goes back, nanoseconds
   */
  public Outcomes(Gateway gateway, Pause pause, LongSupplier nanoClock) {
    this.gateway = gateway;
    this.pause = pause;
    this.nanoClock = nanoClock;
  }

  /**
   * What became of each of these events, all of which were accepted, in their order. One that is
   * not judged in time, or cannot be asked for, is {@linkplain Outcome#pending pending}.
   *
   * @param waitMax how long to wait for the verdicts, all together
   */
  public Map<String, Outcome> of(List<String> eventIds, Duration waitMax)
      throws InterruptedException {
    long untilNanos = nanoClock.getAsLong() + waitMax.toNanos();
    Semaphore places = new Semaphore(AT_ONCE_MAX);
    List<Future<Outcome>> asked = new ArrayList<>();
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String id : eventIds) {
        places.acquire();
        asked.add(
            threads.submit(
                () -> {
                  try {
                    return await(id, untilNanos);
                  } finally {
                    places.release();
                  }
                }));
      }
      for (int i = 0; i < asked.size(); i++) {
        outcomes.put(eventIds.get(i), result(asked.get(i)));
      }
    }
    return outcomes;
  }

  private Outcome await(String eventId, long untilNanos) throws InterruptedException {
    Outcome outcome = Outcome.pending();
    while (!outcome.judged() && nanoClock.getAsLong() - untilNanos < 0) {
      outcome = ask(eventId);
      if (!outcome.judged()) {
        pause.millis(POLL_MILLIS);
      }
    }
    return outcome;
  }

  private Outcome ask(String eventId) throws InterruptedException {
    try {
      return Outcome.of(gateway.get("/events/" + eventId));
    } catch (IOException | CommandFailure noAnswer) {
      return Outcome.pending();
    }
  }

  private static Outcome result(Future<Outcome> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("asking for an event failed", e);
    }
  }
}
