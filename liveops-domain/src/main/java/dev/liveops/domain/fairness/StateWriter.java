package dev.liveops.domain.fairness;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Writes small states: a format, numbers of 1 to 10 bytes (7 bits each, least first), and a CRC-32C
 * of it all at the end. For one thread.
 */
final class StateWriter {

  private byte[] bytes = new byte[128];
  private int size;

  StateWriter(int format) {
    octet(format);
  }

  void octet(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  /** A number that is short when it is near 0, on either side. */
  void signed(long value) {
    unsigned(value << 1 ^ value >> 63);
  }

  /** A number that is short when it is small; a negative one takes 10 bytes. */
  void unsigned(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  void real(double value) {
    fixed(Double.doubleToLongBits(value), Double.BYTES);
  }

  void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    unsigned(utf8.length);
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
  }

  /** Everything that was written, and its checksum. */
  byte[] finish() {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, size);
    fixed(crc.getValue(), Integer.BYTES);
    return Arrays.copyOf(bytes, size);
  }

  private void fixed(long value, int length) {
    room(length);
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) (value >>> 8 * i);
    }
  }

  private void room(int length) {
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + length, bytes.length * 2));
    }
  }
}
