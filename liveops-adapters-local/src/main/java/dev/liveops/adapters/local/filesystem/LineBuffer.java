package dev.liveops.adapters.local.filesystem;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes in memory that can be looked at and taken back while more are added. For one thread. */
final class LineBuffer extends OutputStream {

  private byte[] bytes;
  private int length;

  LineBuffer(int bytesUsual) {
    bytes = new byte[bytesUsual];
  }

  @Override
  public void write(int value) {
    room(1);
    bytes[length++] = (byte) value;
  }

  @Override
  public void write(byte[] more) {
    write(more, 0, more.length);
  }

  @Override
  public void write(byte[] more, int offset, int count) {
    room(count);
    System.arraycopy(more, offset, bytes, length, count);
    length += count;
  }

  /** Adds text that is all of printable ASCII and needs no escapes in JSON, and a quote. */
  boolean text(String text) {
    boolean isPlain = ascii(text);
    write('"');
    return isPlain;
  }

  /**
   * Adds characters; returns whether all are printable ASCII that needs no escape in JSON. Where
   * one is not, what was added is of no use.
   */
  boolean ascii(String text) {
    int to = reserve(text.length());
    boolean isPlain = true;
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      isPlain &= next >= ' ' && next <= '~' && next != '"' && next != '\\';
      bytes[to + i] = (byte) next;
    }
    return isPlain;
  }

  /** Adds a number in decimal digits. */
  void number(long value) {
    if (value < 0) {
      write('-');
    }
    long rest = value < 0 ? value : -value; // of which there is one more
    int digits = 1;
    for (long left = rest; left <= -10; left /= 10) {
      digits++;
    }
    int from = reserve(digits);
    for (int i = from + digits - 1; i >= from; i--) {
      bytes[i] = (byte) ('0' - rest % 10);
      rest /= 10;
    }
  }

  /** Adds 64 bits as 16 hexadecimal digits. */
  void hex(long value) {
    int from = reserve(16);
    for (int i = 0; i < 16; i++) {
      int digit = (int) (value >>> 60 - 4 * i) & 0xf;
      bytes[from + i] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
    }
  }

  /** Makes room for bytes that the caller puts into {@link #array}; returns where they begin. */
  int reserve(int count) {
    room(count);
    length += count;
    return length - count;
  }

  private void room(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }

  /** Takes back what is behind a place. */
  void cut(int newLength) {
    length = newLength;
  }

  /** The bytes, and room behind them; until the next write. */
  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** The bytes, to be read from the first; until the next write. */
  ByteBuffer toRead() {
    return ByteBuffer.wrap(bytes, 0, length);
  }
}
