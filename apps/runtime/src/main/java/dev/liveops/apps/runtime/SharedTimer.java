package dev.liveops.apps.runtime;

import dev.liveops.usecases.event.Patience;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;

/**
 * One timer for everybody who waits. A timer of its own for each request, set and cancelled, takes
 * a third of what a request costs, and nearly none of them ever goes off; so the waits stand in a
 * queue, in the order in which they began, and a tick looks at its head several times a second.
 *
 * <p>For waits of about the same length: a longer one before it holds a shorter one up.
 */
public final class SharedTimer implements Part, Patience {

  private static final Duration TICK = Duration.ofMillis(50);

  private record Wait(long untilNanos, CompletableFuture<Boolean> decided) {}

  private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
  private final Ticker ticker;

  /**
   * Prepares the timer. Nobody's wait ends before its decision until it is started.
   *
   * @param name of the thread
   */
  public SharedTimer(String name) {
    this.ticker = new Ticker(name, TICK, this::endOverdue);
  }

  @Override
  public String name() {
    return ticker.name();
  }

  @Override
  public boolean await(CompletableFuture<?> decision, long waitMillisMax)
      throws InterruptedException {
    if (decision.isDone()) {
      return true;
    }
    CompletableFuture<Boolean> decided = decision.handle((well, badly) -> true);
    long untilNanos = System.nanoTime() + Duration.ofMillis(waitMillisMax).toNanos();
    waits.add(new Wait(untilNanos, decided));
    try {
      return decided.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a wait cannot fail", e);
    } finally {
      forgetDecided();
    }
  }

  /** Not left to the ticker, so that what is over dies young. */
  private void forgetDecided() {
    for (Wait head = waits.peek(); head != null && head.decided().isDone(); head = waits.peek()) {
      waits.remove(head); // not whichever is first by now
    }
  }

  /** Ends the waits that have lasted too long. For one thread at a time. */
  void endOverdue() {
    long now = System.nanoTime();
    forgetDecided();
    for (Wait head = waits.peek();
        head != null && head.untilNanos() - now <= 0;
        head = waits.peek()) {
      head.decided().complete(false);
      forgetDecided();
    }
  }

  @Override
  public void start() {
    ticker.start();
  }

  @Override
  public void stop() {
    ticker.stop();
  }
}
