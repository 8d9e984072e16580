package dev.liveops.domain.fairness;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Reads what {@link StateWriter} wrote, and throws {@link CorruptState} on anything else: it
 * reserves no memory and follows no count that the bytes do not bear out. For one thread.
 */
final class StateReader {

  private final String state;
  private final byte[] bytes;
  private final int end;
  private int at;

  /**
   * Checks the checksum and the format.
   *
   * @param state what the bytes should hold, in words for an error message
   */
  StateReader(String state, byte[] bytes, int format) {
    this.state = state;
    this.bytes = bytes;
    this.end = bytes.length - Integer.BYTES;
    if (end < 1) {
      throw corrupt("cut short");
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, end);
    if (crc.getValue() != fixed(end, Integer.BYTES)) {
      throw corrupt("the checksum does not match");
    }
    int found = octet();
    if (found != format) {
      throw corrupt("expected format " + format + ", found " + found);
    }
  }

  int octet() {
    if (at >= end) {
      throw corrupt("cut short");
    }
    return bytes[at++] & 0xff;
  }

  /** How many things follow, each of at least one byte. */
  int size(int max) {
    int size = count(max);
    if (size > end - at) {
      throw corrupt("cut short");
    }
    return size;
  }

  int count(int max) {
    long value = unsigned();
    if (value < 0 || value > max) {
      throw corrupt("expected a count of at most " + max);
    }
    return (int) value;
  }

  long signed() {
    long value = unsigned();
    return value >>> 1 ^ -(value & 1);
  }

  long unsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int octet = octet();
      value |= (long) (octet & 0x7f) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
    throw corrupt("a number too long");
  }

  double real() {
    if (end - at < Double.BYTES) {
      throw corrupt("cut short");
    }
    at += Double.BYTES;
    return Double.longBitsToDouble(fixed(at - Double.BYTES, Double.BYTES));
  }

  String text(int lengthMax) {
    // A UTF-16 unit takes at most three bytes.
    int length = size(3 * lengthMax);
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  /** Checks that nothing is left to read. */
  void finish() {
    if (at != end) {
      throw corrupt("more bytes than expected");
    }
  }

  CorruptState corrupt(String fault) {
    return new CorruptState(state, fault);
  }

  private long fixed(int from, int length) {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= (bytes[from + i] & 0xffL) << 8 * i;
    }
    return value;
  }
}
