package dev.liveops.adapters.local.filesystem;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link ByteWriter} wrote; anything else ends in an {@link IllegalArgumentException}.
 */
final class ByteReader {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;
  private int at;

  ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean atEnd() {
    return at == bytes.length;
  }

  int readByte() {
    need(1);
    return bytes[at++];
  }

  boolean readBoolean() {
    return readByte() != 0;
  }

  long readLong() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = readByte();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value >>> 1 ^ -(value & 1);
      }
    }
    throw new IllegalArgumentException("a number of more than 64 bits at byte " + at);
  }

  int readCount() {
    long count = readLong();
    if (count < 0 || count > bytes.length - at) {
      throw new IllegalArgumentException("an impossible count " + count + " at byte " + at);
    }
    return (int) count;
  }

  long readFixedLong() {
    need(8);
    long value = (long) LONGS.get(bytes, at);
    at += Long.BYTES;
    return value;
  }

  String readString() {
    int length = readCount();
    String value = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return value;
  }

  /** A string that many records have alike, such as the name of a field. */
  String readWord(Words words) {
    int length = readCount();
    int from = at;
    at += length;
    for (int i = from; i < at; i++) {
      if (bytes[i] < 0) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
      }
    }
    return words.of(bytes, from, at);
  }

  byte[] readBytes() {
    int length = readCount();
    byte[] value = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return value;
  }

  private void need(int length) {
    if (bytes.length - at < length) {
      throw new IllegalArgumentException("the end comes too early, at byte " + at);
    }
  }
}
