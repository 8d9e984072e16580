package dev.liveops.testkit.simulation;

import dev.liveops.ports.admission.RateLimits;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.admission.RateLimitsContract;
import java.time.Duration;

final class SimulatedLimitsContractTest extends RateLimitsContract {

  private final SettableClock clock = new SettableClock();

  @Override
  protected RateLimits open() {
    return new SimulatedLimits(clock::nanos);
  }

  @Override
  protected void letTimePass(Duration duration) {
    clock.advance(duration);
  }
}
