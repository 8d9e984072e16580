package dev.liveops.testkit.simulation;

import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.event.Facts;
import java.util.function.Function;

/** Simulated ports as contract tests have them: with threads that really wait. */
final class OpenedInstallation<P> implements Opened<P> {

  private final SimulatedInstallation installation;
  private final P ports;
  private boolean open = true;

  OpenedInstallation(SettableClock clock, Function<SimulatedInstallation, P> ports) {
    this.installation = SimulatedInstallation.empty(clock, Waits.real(), Faults.NONE);
    this.ports = ports.apply(installation);
  }

  @Override
  public P ports() {
    return ports;
  }

  @Override
  public void reopen() {
    close();
    installation.open();
    open = true;
  }

  @Override
  public void crash() {
    installation.crash();
  }

  @Override
  public boolean isDurable() {
    return true;
  }

  @Override
  public void reach(long position) {
    long missing = position - installation.bus().head();
    if (missing > 0) {
      installation.bus().publish(Facts.some((int) missing)).join();
    }
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      installation.close();
    }
  }
}
