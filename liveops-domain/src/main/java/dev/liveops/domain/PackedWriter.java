package dev.liveops.domain;

import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Writes small states: a format, then numbers of 1 to 10 bytes (7 bits each, least first, the sign
 * in the lowest bit where there is one), and a CRC-32C of it all at the end. For one thread.
 */
public final class PackedWriter {

  private byte[] bytes = new byte[128];
  private int size;

  /**
   * Begins a state.
   *
   * @param format the number of the format, 0 to 255; {@link PackedReader} takes no other
   */
  public PackedWriter(int format) {
    octet(format);
  }

  /** The lowest eight bits. */
  public void octet(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  /** A number that is short when it is near 0, on either side. */
  public void signed(long value) {
    unsigned(value << 1 ^ value >> 63);
  }

  /** A number that is short when it is small; a negative one takes 10 bytes. */
  public void unsigned(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** A number of eight bytes, the same to the bit when it is read. */
  public void real(double value) {
    fixed(Double.doubleToLongBits(value), Double.BYTES);
  }

  /** Each UTF-16 unit as a number: without loss, even where it is not well-formed Unicode. */
  public void text(String value) {
    unsigned(value.length());
    for (int i = 0; i < value.length(); i++) {
      unsigned(value.charAt(i));
    }
  }

  /** Everything that was written, and its checksum. */
  public byte[] finish() {
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
