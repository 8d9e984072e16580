package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What every page of a database file has to be: a CRC32C each, and how much of which write-ahead
 * log is in it. Pages that the log holds need not be right yet, or any more: SQLite reads those
 * from the log.
 *
 * @param walSalts names the log that was last moved into the database; 0 when none was
 * @param walFrames how many frames of that log
 * @param sums the checksum of page {@code i + 1} at {@code i}
 */
record PageSums(long walSalts, int walFrames, int[] sums) {

  /** What an SQLite file of ours begins with, up to the bytes that may change. */
  private static final byte[] BEGINNING = {
    'S',
    'Q',
    'L',
    'i',
    't',
    'e',
    ' ',
    'f',
    'o',
    'r',
    'm',
    'a',
    't',
    ' ',
    '3',
    0,
    (byte) (SqliteFile.PAGE_BYTES >> 8),
    (byte) SqliteFile.PAGE_BYTES,
    2,
    2,
    0,
    64,
    32,
    32
  };

  private static final long MAGIC = 0x4c6f53756d730001L; // "LoSums", version 1
  private static final int HEADER_BYTES = 2 * Long.BYTES + 2 * Integer.BYTES;
  private static final int PAGES_AT_ONCE = 256;

  /** Those of a database file that has no log. */
  static PageSums of(Path database) throws IOException {
    int[] sums = new int[Math.toIntExact(Files.size(database) / SqliteFile.PAGE_BYTES)];
    forEachPage(database, sums.length, (page, content) -> sums[page - 1] = sumOf(content));
    return new PageSums(0, 0, sums);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws StorageFault when it is anything else
   */
  static PageSums read(Path path) {
    try {
      ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(path));
      int rest = in.limit() - HEADER_BYTES - Integer.BYTES;
      if (rest < 0
          || in.getInt(in.limit() - Integer.BYTES) != sumOf(in.slice(0, in.limit() - Integer.BYTES))
          || in.getLong() != MAGIC) {
        throw new StorageFault(path + ": damaged (checksum)");
      }
      long walSalts = in.getLong();
      int walFrames = in.getInt();
      int[] sums = new int[in.getInt()];
      in.asIntBuffer().get(sums);
      return new PageSums(walSalts, walFrames, sums);
    } catch (IOException e) {
      throw new StorageFault(path + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /** Puts them at {@code path}, durably. */
  void write(Path path) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + (sums.length + 1) * Integer.BYTES);
    out.putLong(MAGIC).putLong(walSalts).putInt(walFrames).putInt(sums.length);
    for (int sum : sums) {
      out.putInt(sum);
    }
    out.putInt(sumOf(out.slice(0, out.position())));
    DurableFiles.replace(path, out.flip());
  }

  /** Those that hold as soon as all of a log is moved into the database. */
  PageSums after(WalScan wal) {
    if (wal.frames() == 0) {
      return this;
    }
    int[] next = Arrays.copyOf(sums, wal.databasePages());
    wal.pages().forEach((page, sum) -> next[page - 1] = sum);
    return new PageSums(wal.salts(), wal.frames(), next);
  }

  /**
   * Checks all of a database that SQLite would read, and that its log is as long as it was.
   *
   * @throws StorageFault naming the file and the page that is not as it was written
   */
  void check(Path database, Path walFile, WalScan wal) {
    if (wal.damage().isPresent()) {
      throw new StorageFault(walFile + ": damaged, " + wal.damage().get());
    }
    if (wal.salts() == walSalts && wal.frames() < walFrames) {
      throw new StorageFault(
          "%s: damaged, %d frames are whole of at least %d that were written"
              .formatted(walFile, wal.frames(), walFrames));
    }
    try {
      long bytes = Files.size(database);
      int pages = (int) (bytes / SqliteFile.PAGE_BYTES);
      checkBeginning(database);
      int expected = wal.frames() > 0 ? wal.databasePages() : sums.length;
      checkSize(database, bytes, expected, wal);
      forEachPage(
          database,
          Math.min(pages, expected),
          (page, content) -> {
            if (!wal.pages().containsKey(page)) {
              check(database, page, content);
            }
          });
    } catch (IOException e) {
      throw new StorageFault(database + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private void check(Path database, int page, ByteBuffer content) {
    if (page > sums.length || sumOf(content) != sums[page - 1]) {
      throw new StorageFault(
          "%s: damaged, page %d (at byte %d) is not as it was written"
              .formatted(database, page, (page - 1L) * SqliteFile.PAGE_BYTES));
    }
  }

  /** How many pages the database has. */
  int pages() {
    return sums.length;
  }

  /**
   * Checks some pages of a database that has all of its log in it.
   *
   * @param channel to the file at {@code database}
   * @throws StorageFault naming the page that is not as it was written
   */
  void check(Path database, FileChannel channel, int firstPage, int lastPage) throws IOException {
    forEachPage(channel, firstPage, lastPage, (page, content) -> check(database, page, content));
  }

  /** SQLite looks here to learn that there is a log: it has to be right in any case. */
  private static void checkBeginning(Path database) throws IOException {
    try (FileChannel channel = FileChannel.open(database)) {
      ByteBuffer found = ByteBuffer.allocate(BEGINNING.length);
      while (found.hasRemaining() && channel.read(found) >= 0) {
        continue;
      }
      if (!Arrays.equals(found.array(), BEGINNING)) {
        throw new StorageFault(database + ": damaged, it does not begin like a database of ours");
      }
    }
  }

  private static void checkSize(Path database, long bytes, int expected, WalScan wal) {
    long there = bytes / SqliteFile.PAGE_BYTES;
    for (long page = there + 1; page <= expected; page++) {
      if (!wal.pages().containsKey((int) page)) {
        throw new StorageFault(
            "%s: damaged, it ends at byte %d before page %d".formatted(database, bytes, page));
      }
    }
    if (there > expected) {
      throw new StorageFault(
          "%s: damaged, it is longer (%d bytes) than was written".formatted(database, bytes));
    }
  }

  private interface PageVisitor {
    void page(int number, ByteBuffer content);
  }

  private static void forEachPage(Path database, int pages, PageVisitor visitor)
      throws IOException {
    try (FileChannel channel = FileChannel.open(database, StandardOpenOption.READ)) {
      forEachPage(channel, 1, pages, visitor);
    }
  }

  private static void forEachPage(FileChannel channel, int first, int last, PageVisitor visitor)
      throws IOException {
    if (last < first) {
      return;
    }
    int pagesAtOnce = Math.min(PAGES_AT_ONCE, last - first + 1);
    ByteBuffer buffer = ByteBuffer.allocateDirect(pagesAtOnce * SqliteFile.PAGE_BYTES);
    int page = first;
    while (page <= last) {
      buffer.clear();
      buffer.limit(Math.min(pagesAtOnce, last - page + 1) * SqliteFile.PAGE_BYTES);
      long at = (page - 1L) * SqliteFile.PAGE_BYTES;
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, at + buffer.position()) < 0) {
          throw new IOException("it became shorter while it was read");
        }
      }
      for (int offset = 0; offset < buffer.limit(); offset += SqliteFile.PAGE_BYTES) {
        visitor.page(page++, buffer.slice(offset, SqliteFile.PAGE_BYTES));
      }
    }
  }

  static int sumOf(ByteBuffer content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return (int) crc.getValue();
  }
}
