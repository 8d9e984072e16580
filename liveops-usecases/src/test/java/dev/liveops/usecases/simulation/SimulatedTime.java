package dev.liveops.usecases.simulation;

import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.simulation.Waits;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Whoever waits, waits in vain, and the clock goes on by the time they would have waited. */
final class SimulatedTime implements Waits {

  private final SettableClock clock;

  SimulatedTime(SettableClock clock) {
    this.clock = clock;
  }

  @Override
  public long nanos() {
    return clock.nanos();
  }

  @Override
  public boolean await(Object monitor, BooleanSupplier condition, long nanosMax) {
    if (!condition.getAsBoolean()) {
      clock.advance(Duration.ofNanos(nanosMax));
    }
    return condition.getAsBoolean();
  }

  @Override
  public <T> CompletableFuture<T> promise() {
    return new CompletableFuture<>() {
      @Override
      public T get(long timeout, TimeUnit unit)
          throws InterruptedException, ExecutionException, TimeoutException {
        if (!isDone()) {
          clock.advance(Duration.of(timeout, unit.toChronoUnit()));
          throw new TimeoutException();
        }
        return super.get(timeout, unit);
      }
    };
  }
}
