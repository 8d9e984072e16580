package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The journal on disk: files that are written from front to back, one record for each group, and
 * deleted whole. The next file is made before it is needed; until it is there, the last one grows.
 *
 * <p>{@link #append} is for one thread, {@link #tidy} for another; reading is for all, and holds up
 * neither.
 */
final class JournalFiles implements AutoCloseable {

  static final long SEGMENT_BYTES = 8L * 1024 * 1024;

  private static final System.Logger LOG = System.getLogger(JournalFiles.class.getName());

  /** A file that is written to, and how long it was before: it is left when that is used. */
  private record Open(JournalSegment segment, Disk.OpenFile file, long bytes) {}

  private final Disk disk;
  private final Path directory;
  private final long segmentBytes;
  private final HeadFile head; // the position through which it is durable
  private final HeadFile start; // the number of the oldest file, if it is not the first
  private final JournalIndex index;
  private final JournalReads reads;
  private final JournalScrub scrub;
  private final AtomicReference<Open> next = new AtomicReference<>();
  private Open current;
  private long offset;
  private boolean leftOver; // of a record that failed, at the offset: the next goes over it
  private boolean headIsBehind;
  private volatile boolean nextWanted; // before it is: making it takes a while
  private JournalSegment made; // the newest file there is; for whoever tidies
  private volatile long end;
  private volatile long trimThrough;

  private JournalFiles(
      Disk disk, Path directory, long segmentBytes, HeadFile head, HeadFile start, JournalScan scan)
      throws IOException {
    this.disk = disk;
    this.directory = directory;
    this.segmentBytes = segmentBytes;
    this.head = head;
    this.start = start;
    this.index = scan.index();
    this.reads = new JournalReads(index);
    this.scrub = new JournalScrub(index);
    this.end = scan.end();
    if (scan.last().isPresent()) {
      goOnBehind(scan.last().get());
    } else {
      keepOnly(1, 0);
      JournalSegment first = JournalSegment.of(directory, 1);
      current = new Open(first, first.create(disk, 0), 0);
    }
    head.advance(end);
    made = current.segment();
    nextWanted = offset > current.bytes() / 4;
  }

  /**
   * Opens the journal in a directory, making it where there is none.
   *
   * @param segmentBytes how long its files are, but for a group that is longer
   * @throws StorageFault naming the file and the place where it is not as it was written; nothing
   *     was changed then
   */
  static JournalFiles open(Disk disk, Path directory, long segmentBytes) {
    try {
      if (!Files.exists(directory)) {
        Files.createDirectories(directory);
        disk.forceDirectory(directory.toAbsolutePath().getParent());
      }
      HeadFile head = open(disk, directory.resolve("head"));
      HeadFile start = open(disk, directory.resolve("start"));
      try {
        JournalScan scan = JournalScan.of(directory, (int) start.value(), head.value());
        return new JournalFiles(disk, directory, segmentBytes, head, start, scan);
      } catch (IOException | RuntimeException e) {
        start.close();
        head.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StorageFault(directory + ": cannot be opened (" + e.getMessage() + ")", e);
    }
  }

  /** Both are there before the first of the others is. */
  private static HeadFile open(Disk disk, Path path) throws IOException {
    if (!Files.exists(path) && JournalSegment.in(path.getParent()).isEmpty()) {
      HeadFile.create(disk, path);
    }
    return HeadFile.open(disk, path);
  }

  /**
   * Whoever wrote the last record may have been told that it could not be synced, or not have lived
   * to hear of it: then it is in the system's memory and perhaps not on the disk, and syncing again
   * does not tell. Written once more it is certain.
   */
  private void goOnBehind(JournalScan.Last last) throws IOException {
    keepOnly((int) start.value(), last.segment().number());
    disk.forceDirectory(directory);
    Disk.OpenFile file = disk.open(last.segment().path());
    file.write(ByteBuffer.wrap(last.record()), last.offset());
    file.force();
    current = new Open(last.segment(), file, Files.size(last.segment().path()));
    offset = last.end();
  }

  /**
   * Deletes what should have been deleted before, and what was made ahead and not used yet. The
   * newest first, and each for certain before the next: a power cut shall leave no gap behind it.
   */
  private void keepOnly(int first, int last) throws IOException {
    for (JournalSegment segment : JournalSegment.in(directory).reversed()) {
      if (segment.number() < first || segment.number() > last) {
        disk.delete(segment.path());
        disk.forceDirectory(directory);
      }
    }
  }

  /**
   * Makes a group durable.
   *
   * @param record see {@link JournalRecord}
   * @throws DiskFull when the journal is as it was: the next record is written over what may be
   *     there of this one
   * @throws IOException when nobody knows what is on the disk
   */
  void append(long first, int count, ByteBuffer record) throws IOException {
    int bytes = record.remaining();
    if (offset > 0 && offset + bytes > current.bytes() && !leftOver) {
      goOnInNext();
    }
    try {
      current.file().write(record, offset);
      leftOver = false;
    } catch (IOException e) {
      leftOver = true;
      throw DiskFull.orSame(e, directory);
    }
    current.file().force();
    index.add(first, current.segment(), offset);
    offset += bytes;
    end = first + count - 1;
    nextWanted = offset > current.bytes() / 4;
    noteEnd();
  }

  private void goOnInNext() throws IOException {
    Open prepared = next.getAndSet(null);
    if (prepared != null) {
      Disk.OpenFile full = current.file();
      current = prepared;
      offset = 0;
      full.close();
    }
  }

  /** Where that fails, a later one does it: till then a lost end is less sure to be seen. */
  private void noteEnd() {
    try {
      head.advance(end);
      headIsBehind = false;
    } catch (IOException e) {
      if (!headIsBehind) {
        headIsBehind = true;
        LOG.log(System.Logger.Level.WARNING, directory + "/head: stays behind: " + e.getMessage());
      }
    }
  }

  /**
   * What nobody waits for: makes the next file, deletes what nobody needs, makes safe from a power
   * cut what vouches for the end, and reads a little again to see what decays on the disk.
   *
   * @throws IOException when the disk does not take it; it can be tried again
   * @throws StorageFault when something is not as it was written
   */
  void tidy() throws IOException {
    if (nextWanted && next.get() == null) {
      JournalSegment segment = made.next();
      Disk.OpenFile file = segment.create(disk, segmentBytes);
      made = segment;
      next.set(new Open(segment, file, segmentBytes));
    }
    deleteTrimmed();
    head.sync();
    scrub.go(end);
  }

  private void deleteTrimmed() throws IOException {
    for (Optional<JournalSegment> oldest = index.oldestThrough(trimThrough);
        oldest.isPresent();
        oldest = index.oldestThrough(trimThrough)) {
      start.advance(oldest.get().number() + 1);
      start.sync(); // from now on it is not missed
      index.forgetOldest();
      reads.close();
      disk.delete(oldest.get().path());
    }
  }

  /**
   * The group that holds {@code position}; empty when the journal has forgotten it, or does not
   * have it yet.
   *
   * @throws StorageFault when it is not as it was written
   */
  Optional<StoredGroup> groupAt(long position) {
    return position > end ? Optional.empty() : reads.groupAt(position);
  }

  /** Forgets, with the next {@link #tidy}, files whose groups all lie at or before a position. */
  void trim(long through) {
    trimThrough = Math.max(trimThrough, through);
  }

  /** The first position that the journal still holds. */
  long start() {
    return index.first().orElse(end + 1);
  }

  /** The position of the last fact; 0 when there is none. */
  long end() {
    return end;
  }

  Path directory() {
    return directory;
  }

  /** To be called when nobody appends or tidies any more. */
  @Override
  public void close() {
    try (head;
        start;
        reads) {
      current.file().close();
      Open prepared = next.getAndSet(null);
      if (prepared != null) {
        prepared.file().close();
      }
    } catch (IOException e) {
      throw new StorageFault(directory + ": cannot be closed (" + e.getMessage() + ")", e);
    }
  }
}
