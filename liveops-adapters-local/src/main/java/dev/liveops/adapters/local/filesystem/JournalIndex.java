package dev.liveops.adapters.local.filesystem;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Where in which file of the journal positions are: not every one, but one close before it. Safe
 * for all threads, as long as one alone adds.
 */
final class JournalIndex {

  private static final int SPACING_BYTES = 16 * 1024;

  /** The beginning of a record. */
  record Place(JournalSegment segment, long offset) {
    Path path() {
      return segment.path();
    }
  }

  private final ConcurrentSkipListMap<Long, Place> places = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<Long, JournalSegment> segments =
      new ConcurrentSkipListMap<>();
  private long noted;

  /** Notes, of records in the order of their positions, some. */
  void add(long first, JournalSegment segment, long offset) {
    if (offset == 0) {
      segments.put(first, segment);
    } else if (offset - noted < SPACING_BYTES) {
      return;
    }
    places.put(first, new Place(segment, offset));
    noted = offset;
  }

  /** The place of a position, or one before it in the same file; empty when there is none. */
  Optional<Place> atOrBefore(long position) {
    return Optional.ofNullable(places.floorEntry(position)).map(Map.Entry::getValue);
  }

  /** Whether a file begins with {@code position}. */
  boolean isBeginningOfFile(long position) {
    return segments.containsKey(position);
  }

  /** The first position there is. */
  Optional<Long> first() {
    return Optional.ofNullable(segments.firstEntry()).map(Map.Entry::getKey);
  }

  /** The oldest file, when all in it is at or before {@code position} and it is not the last. */
  Optional<JournalSegment> oldestThrough(long position) {
    Map.Entry<Long, JournalSegment> oldest = segments.firstEntry();
    Long behind = oldest == null ? null : segments.higherKey(oldest.getKey());
    return behind == null || behind - 1 > position
        ? Optional.empty()
        : Optional.of(oldest.getValue());
  }

  /** Forgets the oldest file; there is another one. */
  void forgetOldest() {
    segments.pollFirstEntry();
    places.headMap(segments.firstKey()).clear();
  }
}
