package dev.liveops.testkit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * What the contracts of all ports have in common: each test begins with ports that were opened
 * empty and may close, crash and reopen them.
 *
 * @param <P> a port, or a record of the ports that belong together
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // a deadlock fails, too
public abstract class PortContract<P> {

  /** The time, as the adapter sees it. */
  protected final SettableClock clock = new SettableClock();

  private Opened<P> opened;

  /** Opens the ports, empty. */
  protected abstract Opened<P> open(SettableClock adapterClock);

  /** Opens what is tested. */
  @BeforeEach
  public final void openEmpty() {
    opened = open(clock);
  }

  /** Closes what was tested. */
  @AfterEach
  public final void close() {
    opened.close();
  }

  /** The ports as they are open now. */
  protected final P ports() {
    return opened.ports();
  }

  /** Closes the ports in good order and opens them again. */
  protected final void reopen() {
    opened.reopen();
  }

  /** Pulls the plug, and opens what that has left. */
  protected final void crash() {
    opened.crash();
  }

  /** See {@link Opened#isDurable}. */
  protected final boolean isDurable() {
    return opened.isDurable();
  }

  /** See {@link Opened#reach}. */
  protected final void reach(long position) {
    opened.reach(position);
  }

  /** What there is after reopening: what was kept, or what a volatile adapter begins with. */
  protected final <T> T kept(T whenDurable, T whenVolatile) {
    return isDurable() ? whenDurable : whenVolatile;
  }
}
