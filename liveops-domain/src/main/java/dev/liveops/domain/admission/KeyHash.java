package dev.liveops.domain.admission;

import java.nio.charset.StandardCharsets;

/**
 * Turns keys into 64 bits that nobody who does not know the seed can foresee: SipHash-2-4 (Aumasson
 * and Bernstein, 2012). Players choose their ids, and must not be able to choose which others they
 * collide with. Immutable; safe for use by many threads.
 */
public final class KeyHash {

  private final long k0;
  private final long k1;

  /**
   * Takes 128 bits that are best made anew at each start.
   *
   * @param k0 the first 64 bits of the seed, little-endian
   * @param k1 the last 64 bits of the seed, little-endian
   */
  public KeyHash(long k0, long k1) {
    this.k0 = k0;
    this.k1 = k1;
  }

  /** The hash of a text, as UTF-8. */
  public long of(String key) {
    return of(key.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of bytes. */
  public long of(byte[] key) {
    State state = new State(k0, k1);
    int whole = key.length & ~7;
    for (int at = 0; at < whole; at += 8) {
      state.absorb(littleEndian(key, at, 8));
    }
    state.absorb(littleEndian(key, whole, key.length - whole) | (long) key.length << 56);
    return state.finish();
  }

  /** The hash of the eight bytes of a number, lowest first. */
  public long of(long key) {
    State state = new State(k0, k1);
    state.absorb(key);
    state.absorb((long) Long.BYTES << 56);
    return state.finish();
  }

  private static long littleEndian(byte[] bytes, int from, int count) {
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | bytes[from + i] & 0xff;
    }
    return value;
  }

  /** The four words of the algorithm; it does not outlive a call, so it costs no memory. */
  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long k0, long k1) {
      v0 = k0 ^ 0x736f6d6570736575L;
      v1 = k1 ^ 0x646f72616e646f6dL;
      v2 = k0 ^ 0x6c7967656e657261L;
      v3 = k1 ^ 0x7465646279746573L;
    }

    void absorb(long word) {
      v3 ^= word;
      round();
      round();
      v0 ^= word;
    }

    long finish() {
      v2 ^= 0xff;
      for (int i = 0; i < 4; i++) {
        round();
      }
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
