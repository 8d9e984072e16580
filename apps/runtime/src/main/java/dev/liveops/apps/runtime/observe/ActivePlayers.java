package dev.liveops.apps.runtime.observe;

import dev.liveops.domain.event.PlayerKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * About how many different players did something in the last minutes: linear counting (Whang,
 * Vander-Zanden and Taylor, 1990) in a bitmap for each of the latest stretches of time. Off by less
 * than one percent up to a million players, in 128 KiB a stretch; thread-safe, and nothing waits.
 */
public final class ActivePlayers {

  private static final int BITS = 1 << 20;
  private static final int STRETCHES = 2;
  private static final Duration STRETCH = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final AtomicLongArray[] bitmaps = new AtomicLongArray[STRETCHES];
  private volatile long stretch;

  /** Counts by this clock. */
  public ActivePlayers(InstantSource clock) {
    this.clock = clock;
    this.stretch = now();
    for (int i = 0; i < STRETCHES; i++) {
      bitmaps[i] = new AtomicLongArray(BITS / Long.SIZE);
    }
  }

  /** The player did something. */
  public void seen(PlayerKey player) {
    AtomicLongArray bitmap = current();
    int hash = player.game().hashCode() * 31 + player.player().hashCode();
    int bit = (hash * 0x9E3779B9) >>> 12; // the golden ratio spreads neighbouring hashes
    long mask = 1L << (bit % Long.SIZE);
    int word = bit / Long.SIZE;
    if ((bitmap.get(word) & mask) == 0) {
      add(bitmap, word, mask);
    }
  }

  private static void add(AtomicLongArray bitmap, int word, long mask) {
    long old = bitmap.get(word);
    while (!bitmap.compareAndSet(word, old, old | mask)) {
      old = bitmap.get(word);
    }
  }

  /** About how many were seen in the last five to ten minutes. */
  public long count() {
    AtomicLongArray unused = current();
    int empty = 0;
    for (int word = 0; word < BITS / Long.SIZE; word++) {
      long seen = 0;
      for (AtomicLongArray bitmap : bitmaps) {
        seen |= bitmap.get(word);
      }
      empty += Long.SIZE - Long.bitCount(seen);
    }
    return Math.round(-BITS * Math.log(Math.max(1, empty) / (double) BITS));
  }

  private AtomicLongArray current() {
    long now = now();
    if (now != stretch) {
      begin(now);
    }
    return bitmaps[Math.floorMod(now, STRETCHES)];
  }

  private synchronized void begin(long now) {
    for (long old = Math.max(stretch + 1, now - STRETCHES + 1); old <= now; old++) {
      AtomicLongArray bitmap = bitmaps[Math.floorMod(old, STRETCHES)];
      for (int word = 0; word < bitmap.length(); word++) {
        bitmap.set(word, 0);
      }
    }
    stretch = now;
  }

  private long now() {
    return Math.floorDiv(clock.millis(), STRETCH.toMillis());
  }
}
