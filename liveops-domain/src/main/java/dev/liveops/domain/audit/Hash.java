package dev.liveops.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A SHA-256 hash (FIPS 180-4). Immutable; written as 64 lower-case hexadecimal digits. */
public final class Hash {

  /** The length of a hash, in bytes. */
  public static final int LENGTH_BYTES = 32;

  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The hash with these bytes, which are copied.
   *
   * @throws IllegalArgumentException when there are not {@value #LENGTH_BYTES} of them
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != LENGTH_BYTES) {
      throw new IllegalArgumentException("hash: expected " + LENGTH_BYTES + " bytes");
    }
    return new Hash(bytes.clone());
  }

  /** Reads 64 hexadecimal digits; empty when {@code text} is anything else. */
  public static Optional<Hash> parse(String text) {
    if (text.length() != 2 * LENGTH_BYTES || !text.chars().allMatch(HexFormat::isHexDigit)) {
      return Optional.empty();
    }
    return Optional.of(new Hash(HEX.parseHex(text)));
  }

  /** The hash of all that {@code sha256} has taken in; resets it. */
  static Hash finish(MessageDigest sha256) {
    return new Hash(sha256.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void feed(MessageDigest sha256) {
    sha256.update(bytes);
  }

  /**
   * Writes it as ASCII digits into an array, from {@code at} on; what {@link #toString} gives.
   *
   * @throws IndexOutOfBoundsException when there is no room for all of them
   */
  public void write(byte[] into, int at) {
    for (int i = 0; i < LENGTH_BYTES; i++) {
      into[at + 2 * i] = DIGITS[bytes[i] >> 4 & 0xf];
      into[at + 2 * i + 1] = DIGITS[bytes[i] & 0xf];
    }
  }

  /**
   * Whether it is what an array holds from {@code at} on, as {@link #write} writes it.
   *
   * @throws IndexOutOfBoundsException when there are fewer bytes than digits
   */
  public boolean isWritten(byte[] in, int at) {
    int different = 0;
    for (int i = 0; i < LENGTH_BYTES; i++) {
      different |= in[at + 2 * i] ^ DIGITS[bytes[i] >> 4 & 0xf];
      different |= in[at + 2 * i + 1] ^ DIGITS[bytes[i] & 0xf];
    }
    return different == 0;
  }

  /** A copy of the bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return bytes[0] << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
  }

  @Override
  public String toString() {
    return HEX.formatHex(bytes);
  }
}
