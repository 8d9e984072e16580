package dev.liveops.domain;

import java.util.zip.CRC32C;

/**
 * Reads what {@link PackedWriter} wrote, and throws {@link CorruptState} on anything else: it
 * reserves no memory and follows no count that the bytes do not bear out. For one thread.
 */
public final class PackedReader {

  private final String state;
  private final byte[] bytes;
  private final int end;
  private int at;

  /**
   * Checks the checksum and the format.
   *
   * @param state what the bytes should hold, in words for an error message
   * @param format the only format to take
   * @throws CorruptState when either is wrong
   */
  public PackedReader(String state, byte[] bytes, int format) {
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

  /** Whether everything was read. */
  public boolean atEnd() {
    return at == end;
  }

  /** Eight bits, as 0 to 255. */
  public int octet() {
    if (at >= end) {
      throw corrupt("cut short");
    }
    return bytes[at++] & 0xff;
  }

  /** How many things follow, each of at least one byte. */
  public int size(int max) {
    int size = count(max);
    if (size > end - at) {
      throw corrupt("cut short");
    }
    return size;
  }

  /** A number of 0 to {@code max}. */
  public int count(int max) {
    long value = unsigned();
    if (value < 0 || value > max) {
      throw corrupt("expected a count of at most " + max);
    }
    return (int) value;
  }

  /** What {@link PackedWriter#signed} wrote. */
  public long signed() {
    long value = unsigned();
    return value >>> 1 ^ -(value & 1);
  }

  /** What {@link PackedWriter#unsigned} wrote. */
  public long unsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int octet = octet();
      if (shift == 63 && octet > 1) {
        break;
      }
      value |= (long) (octet & 0x7f) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
    throw corrupt("a number too long");
  }

  /** What {@link PackedWriter#real} wrote. */
  public double real() {
    if (end - at < Double.BYTES) {
      throw corrupt("cut short");
    }
    at += Double.BYTES;
    return Double.longBitsToDouble(fixed(at - Double.BYTES, Double.BYTES));
  }

  /** A text of up to {@code lengthMax} UTF-16 units. */
  public String text(int lengthMax) {
    char[] units = new char[size(lengthMax)];
    for (int i = 0; i < units.length; i++) {
      units[i] = (char) count(Character.MAX_VALUE);
    }
    return new String(units);
  }

  /** Checks that nothing is left to read. */
  public void finish() {
    if (!atEnd()) {
      throw corrupt("more bytes than expected");
    }
  }

  /** What to throw when what was read makes no sense to the caller. */
  public CorruptState corrupt(String fault) {
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
