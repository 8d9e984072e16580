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

  /** How many digits an id is written with. */
  public static final int LENGTH = 32;

  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

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
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    for (int i = 0; i < LENGTH; i++) {
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
    byte[] digits = new byte[LENGTH];
    write(digits, 0);
    return new String(digits, StandardCharsets.US_ASCII);
  }

  /**
   * Writes it as ASCII digits into an array, from {@code at} on; what {@link #toString} gives.
   *
   * @throws IndexOutOfBoundsException when there is no room for all of them
   */
  public void write(byte[] into, int at) {
    write(high, into, at);
    write(low, into, at + LENGTH / 2);
  }

  private static void write(long value, byte[] into, int at) {
    for (int i = 0; i < LENGTH / 2; i++) {
      into[at + i] = DIGITS[(int) (value >>> (60 - 4 * i)) & 0xf];
    }
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
