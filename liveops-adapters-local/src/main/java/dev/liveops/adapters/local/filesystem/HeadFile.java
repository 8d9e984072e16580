package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * How far a database or a journal had come when somebody was last told so: a number that only
 * grows, written behind each commit. A log whose end is damaged looks as if it had never been
 * longer; this tells.
 *
 * <p>It is written after the commit is durable and not waited for, so that it is never ahead: exact
 * when the process is killed, and at most behind after a power cut. There are three places for it.
 * One is safe on the disk and not touched; the newest number is written to another, over and over,
 * until that is to be made safe, and meanwhile to the third. So a power cut may tear what it likes.
 * Numbers come from one thread; {@link #sync} may be called by another one, and does not hold it
 * up.
 */
final class HeadFile implements AutoCloseable {

  private static final int PLACES = 3;
  private static final int PLACE_BYTES = 512; // one sector each
  private static final int USED_BYTES = Long.BYTES + Integer.BYTES;

  private final Disk.OpenFile file;
  private final ByteBuffer buffer = ByteBuffer.allocate(USED_BYTES);
  private long value;
  private int place;
  private boolean written; // to that place, since it is the one
  private int safePlace;

  private HeadFile(Disk.OpenFile file, long value, int safePlace) {
    this.file = file;
    this.value = value;
    this.safePlace = safePlace;
    this.place = (safePlace + 1) % PLACES;
  }

  /** Makes a file that says 0, durably, whatever was there. */
  static void create(Disk disk, Path path) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(PLACES * PLACE_BYTES);
    for (int at = 0; at < all.limit(); at += PLACE_BYTES) {
      all.putLong(at, 0).putInt(at + Long.BYTES, checksum(0));
    }
    Path aside = path.resolveSibling(path.getFileName() + "-new");
    try (Disk.OpenFile file = disk.create(aside)) {
      file.write(all, 0);
      file.force();
    }
    disk.move(aside, path);
    disk.forceDirectory(path.getParent());
  }

  /**
   * Opens it.
   *
   * @throws StorageFault when no place can be trusted
   */
  static HeadFile open(Disk disk, Path path) {
    try {
      ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(path));
      int newest = 0;
      for (int each = 1; each < PLACES; each++) {
        newest = valueAt(all, each) > valueAt(all, newest) ? each : newest;
      }
      if (valueAt(all, newest) < 0) {
        throw new StorageFault(path + ": damaged, no part of it has a right checksum");
      }
      HeadFile head = new HeadFile(disk.open(path), valueAt(all, newest), newest);
      head.writeAt(newest, head.value); // that it can be read does not say that it is on the disk
      head.file.force();
      return head;
    } catch (NoSuchFileException e) {
      throw new StorageFault(path + ": is missing", e);
    } catch (IOException e) {
      throw new StorageFault(path + ": cannot be opened (" + e.getMessage() + ")", e);
    }
  }

  /** What a place says; -1 when that cannot be trusted. */
  private static long valueAt(ByteBuffer all, int place) {
    int at = place * PLACE_BYTES;
    if (all.limit() < at + USED_BYTES) {
      return -1;
    }
    long found = all.getLong(at);
    return found >= 0 && all.getInt(at + Long.BYTES) == checksum(found) ? found : -1;
  }

  /** The largest number that was noted. */
  synchronized long value() {
    return value;
  }

  /** Notes that all is durable up to {@code newValue}. */
  synchronized void advance(long newValue) throws IOException {
    written = false; // where this fails the place may hold anything, whatever it held before
    writeAt(place, newValue);
    value = newValue;
    written = true;
  }

  private void writeAt(int where, long number) throws IOException {
    buffer.clear().putLong(number).putInt(checksum(number)).flip();
    file.write(buffer, (long) where * PLACE_BYTES);
  }

  /**
   * Makes what was noted safe from a power cut, too. Where that fails, the place may hold anything,
   * and is taken for safe only when it was written again.
   */
  void sync() throws IOException {
    int synced;
    synchronized (this) {
      if (!written) {
        return;
      }
      synced = place;
      place = PLACES - safePlace - synced; // the one that is neither: they are 0, 1 and 2
      written = false;
    }
    file.force();
    safePlace = synced;
  }

  private static int checksum(long value) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(0, value));
    return (int) crc.getValue();
  }

  @Override
  public void close() throws IOException {
    try (file) {
      sync();
    }
  }
}
