package dev.liveops.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. Safe for all threads. */
public final class SettableClock implements InstantSource {

  /** Where it stands at first: 2026-11-22T10:00:00Z, a Sunday. */
  public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private volatile Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  /** Nanoseconds since {@link #START}, for those who measure and do not tell the time. */
  public long nanos() {
    return Duration.between(START, now).toNanos();
  }

  /** Moves it to an instant, be it before or after the present one. */
  public void set(Instant instant) {
    now = instant;
  }

  /** Moves it forward, or back by a negative duration. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }
}
