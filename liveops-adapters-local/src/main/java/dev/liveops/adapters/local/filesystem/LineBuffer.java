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
  public void write(byte[] more, int offset, int count) {
    room(count);
    System.arraycopy(more, offset, bytes, length, count);
    length += count;
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
