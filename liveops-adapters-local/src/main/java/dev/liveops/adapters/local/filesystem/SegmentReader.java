package dev.liveops.adapters.local.filesystem;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads a file of the journal, some bytes at a time, and believes nothing that has no right
 * checksum. It is no channel, because those are closed by whoever interrupts a reader. For one
 * thread.
 */
final class SegmentReader implements Closeable {

  private static final int WINDOW_BYTES = 64 * 1024;

  private final RandomAccessFile file;
  private ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);
  private long windowOffset;
  private long offset;
  private int at;
  private int payloadBytes;

  SegmentReader(Path path) throws IOException {
    file = new RandomAccessFile(path.toFile(), "r");
  }

  /** Whether a whole record begins at {@code newOffset}; if so, it is what the rest tells of. */
  boolean isRecordAt(long newOffset) throws IOException {
    if (!holds(newOffset, JournalRecord.HEADER_BYTES)) {
      return false;
    }
    payloadBytes = JournalRecord.payloadBytes(window, (int) (newOffset - windowOffset));
    if (payloadBytes < 0
        || JournalRecord.HEADER_BYTES + payloadBytes > file.length() - newOffset
        || !holds(newOffset, JournalRecord.HEADER_BYTES + payloadBytes)) {
      return false;
    }
    offset = newOffset;
    at = (int) (newOffset - windowOffset);
    return JournalRecord.count(window, at) > 0 && JournalRecord.isWhole(window, at, payloadBytes);
  }

  /** Whether, from a place on, there is a whole record of a position behind {@code position}. */
  boolean hasLater(long position, long from) throws IOException {
    for (long next = from;
        holds(next, JournalRecord.HEADER_BYTES);
        next += JournalRecord.ALIGNMENT_BYTES) {
      if (isRecordAt(next) && first() > position) {
        return true;
      }
    }
    return false;
  }

  /** The position of the first fact of the record. */
  long first() {
    return JournalRecord.first(window, at);
  }

  /** How many facts are in it. */
  int count() {
    return JournalRecord.count(window, at);
  }

  /** The position of its last fact. */
  long last() {
    return first() + count() - 1;
  }

  /** Where the record ends, and the next one begins. */
  long end() {
    return offset + JournalRecord.bytes(payloadBytes);
  }

  /** The facts in it. */
  byte[] payload() {
    int from = at + JournalRecord.HEADER_BYTES;
    return Arrays.copyOfRange(window.array(), from, from + payloadBytes);
  }

  /** All of it, as it is in the file. */
  byte[] record() {
    return Arrays.copyOfRange(window.array(), at, at + JournalRecord.HEADER_BYTES + payloadBytes);
  }

  /** Whether the window has these bytes, after reading on where it had not. */
  private boolean holds(long from, int bytes) throws IOException {
    if (from < windowOffset || from + bytes > windowOffset + window.limit()) {
      fill(from, bytes);
    }
    return from + bytes <= windowOffset + window.limit();
  }

  private void fill(long from, int bytes) throws IOException {
    if (bytes > window.capacity()) {
      window = ByteBuffer.allocate(bytes);
    }
    file.seek(from);
    int filled = 0;
    for (int read = 0; read >= 0 && filled < window.capacity(); filled += Math.max(0, read)) {
      read = file.read(window.array(), filled, window.capacity() - filled);
    }
    windowOffset = from;
    window.limit(filled);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
