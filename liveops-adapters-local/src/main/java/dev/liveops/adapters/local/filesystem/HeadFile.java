package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * How far a database had come when somebody was last told so: a number that only grows, written
 * behind each commit. A write-ahead log whose end is damaged looks as if it had never been longer;
 * this tells.
 *
 * <p>It is written after the commit is durable and not waited for, so that it is never ahead of the
 * database: exact when the process is killed, and at most behind after a power cut. Two places are
 * written in turn: what cuts a write short leaves the other. For one thread at a time.
 */
final class HeadFile implements AutoCloseable {

  private static final int PLACE_BYTES = 512; // one sector each
  private static final int USED_BYTES = Long.BYTES + Integer.BYTES;

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(USED_BYTES);
  private long value;
  private int nextPlace;
  private boolean synced = true;

  private HeadFile(FileChannel channel) {
    this.channel = channel;
  }

  /** Makes a file that says 0, durably. */
  static void create(Path path) throws IOException {
    ByteBuffer both = ByteBuffer.allocate(2 * PLACE_BYTES);
    for (int place = 0; place < 2; place++) {
      both.putLong(place * PLACE_BYTES, 0).putInt(place * PLACE_BYTES + Long.BYTES, checksum(0));
    }
    DurableFiles.replace(path, both);
  }

  /**
   * Opens it.
   *
   * @throws StorageFault when neither place can be trusted
   */
  static HeadFile open(Path path) {
    try {
      HeadFile head =
          new HeadFile(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
      long first = head.valueAt(0);
      long second = head.valueAt(1);
      if (first < 0 && second < 0) {
        head.close();
        throw new StorageFault(path + ": damaged, no part of it has a right checksum");
      }
      head.value = Math.max(first, second);
      head.nextPlace = first < second ? 0 : 1;
      return head;
    } catch (IOException e) {
      throw new StorageFault(path + ": cannot be opened (" + e.getMessage() + ")", e);
    }
  }

  /** What a place says; -1 when that cannot be trusted. */
  private long valueAt(int place) throws IOException {
    buffer.clear();
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, (long) place * PLACE_BYTES + buffer.position()) < 0) {
        return -1;
      }
    }
    long found = buffer.getLong(0);
    return found >= 0 && buffer.getInt(Long.BYTES) == checksum(found) ? found : -1;
  }

  /** The largest number that was noted. */
  long value() {
    return value;
  }

  /** Notes that the database is durable up to {@code newValue}. */
  void advance(long newValue) throws IOException {
    buffer.clear().putLong(newValue).putInt(checksum(newValue)).flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer, (long) nextPlace * PLACE_BYTES + buffer.position());
    }
    value = newValue;
    nextPlace ^= 1;
    synced = false;
  }

  /** Makes what was noted safe from a power cut, too. */
  void sync() throws IOException {
    if (!synced) {
      channel.force(false);
      synced = true;
    }
  }

  private static int checksum(long value) {
    CRC32C crc = new CRC32C();
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      crc.update((int) (value >>> shift));
    }
    return (int) crc.getValue();
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      sync();
    }
  }
}
