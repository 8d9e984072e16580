package dev.liveops.adapters.local.admission;

import dev.liveops.ports.admission.RateLimits;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.admission.RateLimitsContract;
import java.time.Duration;

final class MemoryRateLimitsContractTest extends RateLimitsContract {

  private final SettableClock clock = new SettableClock();

  @Override
  protected RateLimits open() {
    return new MemoryRateLimits(clock::nanos, 42);
  }

  @Override
  protected void letTimePass(Duration duration) {
    clock.advance(duration);
  }
}
