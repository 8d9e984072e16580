package dev.liveops.domain.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The identity of an event: 128 bits, written as 32 lower-case hexadecimal digits.
 *
 * <p>For a request with an idempotency key the id is derived from the game and the key, so that a
 * retried request is the same event everywhere and forever.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record EventId(long high, long low) implements Comparable<EventId> {

  private static final HexFormat HEX = HexFormat.of();

  /**
   * The id of the event that carries {@code idempotencyKey} in {@code game}: SHA-256, cut to 128
   * bits.
   */
  public static EventId derived(GameId game, String idempotencyKey) {
    MessageDigest sha256 = sha256();
    sha256.update(game.value().getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) 0);
    byte[] digest = sha256.digest(idempotencyKey.getBytes(StandardCharsets.UTF_8));
    return new EventId(bigEndianLong(digest, 0), bigEndianLong(digest, 8));
  }

  /** Reads 32 hexadecimal digits; empty when {@code text} is anything else. */
  public static Optional<EventId> parse(String text) {
    if (text.length() != 32) {
      return Optional.empty();
    }
    for (int i = 0; i < 32; i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new EventId(
            HexFormat.fromHexDigitsToLong(text, 0, 16),
            HexFormat.fromHexDigitsToLong(text, 16, 32)));
  }

  @Override
  public int compareTo(EventId other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  @Override
  public String toString() {
    return HEX.toHexDigits(high) + HEX.toHexDigits(low);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static long bigEndianLong(byte[] bytes, int from) {
    long value = 0;
    for (int i = from; i < from + 8; i++) {
      value = value << 8 | bytes[i] & 0xff;
    }
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventId that && high == that.high && low == that.low;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(high) * 31 + Long.hashCode(low);
  }
}
