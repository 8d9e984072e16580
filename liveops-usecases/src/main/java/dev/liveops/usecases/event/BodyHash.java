package dev.liveops.usecases.event;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells a repeated request from another one under the same idempotency key. */
final class BodyHash {

  private BodyHash() {}

  /** The first 64 bits of SHA-256, big-endian. */
  static long of(byte[] bytes, int from, int to) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(bytes, from, to - from);
      return ByteBuffer.wrap(sha256.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
