package dev.liveops.apps.cli.console;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far something is: a bar that is drawn over on a terminal, and else a plain line from time to
 * time. It goes to stderr, where it is in nobody's way. For one thread.
 */
public final class Progress {

  private static final int BAR_WIDTH = 30;
  private static final long BAR_EVERY_NANOS = 100_000_000L;
  private static final long LINE_EVERY_NANOS = 5_000_000_000L;
  private static final String ERASE_TO_END = "\u001b[K";

  private final PrintWriter err;
  private final boolean interactive;
  private final LongSupplier nanoClock;
  private long nextNanos;

  /**
   * Shows nothing yet.
   *
   * @param interactive whether to draw a bar
   * @param nanoClock a clock that never goes back, nanoseconds
   */
  public Progress(PrintWriter err, boolean interactive, LongSupplier nanoClock) {
    this.err = err;
    this.interactive = interactive;
    this.nanoClock = nanoClock;
    this.nextNanos = nanoClock.getAsLong();
  }

  /**
   * Shows how far it is, unless it was shown a moment ago.
   *
   * @param share 0 to 1
   * @param note what else there is to say
   */
  public void show(double share, String note) {
    long nowNanos = nanoClock.getAsLong();
    if (nowNanos - nextNanos >= 0) {
      nextNanos = nowNanos + (interactive ? BAR_EVERY_NANOS : LINE_EVERY_NANOS);
      print(share, note);
    }
  }

  /** Shows that it is all done, and ends the line. */
  public void finish(String note) {
    print(1, note);
    if (interactive) {
      err.println();
      err.flush();
    }
  }

  private void print(double share, String note) {
    String text = String.format(Locale.ROOT, "%3.0f %%  %s", share * 100, note);
    if (interactive) {
      int done = (int) Math.round(share * BAR_WIDTH);
      String bar = "#".repeat(done) + "-".repeat(BAR_WIDTH - done);
      err.print("\r[" + bar + "] " + text + ERASE_TO_END);
    } else {
      err.println(text);
    }
    err.flush();
  }
}
