package dev.liveops.reliability;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets time pass where the moment itself is what is drawn at random. */
final class Pause {

  private Pause() {}

  static void millis(int millis) {
    long untilNanos = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    for (long rest = untilNanos - System.nanoTime(); rest > 0; ) {
      LockSupport.parkNanos(rest);
      rest = untilNanos - System.nanoTime();
    }
  }
}
