package dev.liveops.adapters.local.filesystem;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads groups from the files of the journal. Most are wanted one after another by the same few
 * consumers, so some readers are kept at the place where they will be asked to go on. Safe for all
 * threads.
 */
final class JournalReads implements AutoCloseable {

  private static final int KEPT_MAX = 4;

  /** A reader, and where it goes on. */
  private record Kept(Path path, SegmentReader reader, long offset) {}

  private final JournalIndex index;
  private final Map<Long, Kept> kept = new ConcurrentHashMap<>(); // by the position they go on at

  JournalReads(JournalIndex index) {
    this.index = index;
  }

  /**
   * The group that holds {@code position}; empty when the index does not have it any more.
   *
   * @param position of a fact that is durable
   * @throws StorageFault when it is not as it was written
   */
  Optional<StoredGroup> groupAt(long position) {
    try {
      Kept there = kept.remove(position);
      if (there != null) {
        // What it has in memory may be older than the record: then it looks again below.
        if (there.reader().isRecordAt(there.offset())) {
          return Optional.of(keep(there.path(), there.reader()));
        }
        there.reader().close();
      }
      return find(position);
    } catch (FileNotFoundException e) {
      return Optional.empty(); // deleted while we looked
    } catch (IOException e) {
      throw new StorageFault(
          "the journal cannot be read at position %d (%s)".formatted(position, e.getMessage()), e);
    }
  }

  private Optional<StoredGroup> find(long position) throws IOException {
    Optional<JournalIndex.Place> from = index.atOrBefore(position);
    if (from.isEmpty()) {
      return Optional.empty();
    }
    Path path = from.get().path();
    SegmentReader reader = new SegmentReader(path);
    long at = from.get().offset();
    while (reader.isRecordAt(at)) {
      if (reader.last() >= position) {
        return Optional.of(keep(path, reader));
      }
      at = reader.end();
    }
    reader.close();
    throw damaged(path, at);
  }

  private StoredGroup keep(Path path, SegmentReader reader) throws IOException {
    StoredGroup group = new StoredGroup(reader.first(), reader.count(), reader.payload());
    if (kept.size() >= KEPT_MAX) {
      close();
    }
    Kept other = kept.put(reader.last() + 1, new Kept(path, reader, reader.end()));
    if (other != null) {
      other.reader().close();
    }
    return group;
  }

  static StorageFault damaged(Path path, long offset) {
    return new StorageFault(
        "%s: damaged, the group at byte %d is not as it was written".formatted(path, offset));
  }

  /** Lets go of all files; goes on all the same. */
  @Override
  public void close() throws IOException {
    for (Long each : List.copyOf(kept.keySet())) {
      Kept idle = kept.remove(each);
      if (idle != null) {
        idle.reader().close();
      }
    }
  }
}
