package dev.liveops.apps.runtime.logging;

import java.util.logging.LogManager;

/**
 * A log manager that still logs while the process stops. The JDK's own takes all handlers away as
 * soon as a signal arrives, and what a stopping process has to say would be lost.
 *
 * <p>Public because the JDK makes it, by the name in a system property.
 */
public final class LastingLogs extends LogManager {
  private static volatile boolean lasting;

  /** For the JDK. */
  public LastingLogs() {}

  /** From now on a reset does nothing, or does something again. */
  static void last(boolean on) {
    lasting = on;
  }

  @Override
  public void reset() {
    if (!lasting) {
      super.reset();
    }
  }
}
