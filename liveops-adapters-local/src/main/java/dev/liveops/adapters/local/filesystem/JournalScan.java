package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds out at a start what is in the journal, and whether that is what was written. Records follow
 * each other without a gap in their positions, from file to file. What comes behind the last whole
 * one may be zeros or a write that a crash has torn; every record was synced before the next was
 * begun, so that it cannot be torn when a later one is whole. Changes nothing.
 */
final class JournalScan {

  private static final long ANY = -1;

  private final JournalIndex index = new JournalIndex();
  private long expected = ANY;
  private Optional<Last> last = Optional.empty();
  private String endPlace; // where the next record ought to be

  private JournalScan(String endPlace) {
    this.endPlace = endPlace;
  }

  /** The record with the newest position, and where it is. */
  record Last(JournalSegment segment, long offset, byte[] record, long end) {}

  /**
   * Reads all of it.
   *
   * @param oldest the number of the file that it begins with; those before need not be there
   * @param durable the position through which it was durable, at least
   * @throws StorageFault naming the file and the place that is not as it was written
   */
  static JournalScan of(Path directory, int oldest, long durable) throws IOException {
    JournalSegment next = JournalSegment.of(directory, Math.max(1, oldest));
    JournalScan scan = new JournalScan(place(next, 0));
    for (JournalSegment segment : JournalSegment.in(directory)) {
      if (segment.number() > next.number()) {
        throw new StorageFault(next.path() + ": is missing");
      } else if (segment.number() == next.number()) {
        scan.read(segment);
        next = next.next();
      }
    }
    if (scan.end() < durable) {
      throw new StorageFault(
          "%s: damaged, the journal ends with %d while %d was durable"
              .formatted(scan.endPlace, scan.end(), durable));
    }
    return scan;
  }

  private void read(JournalSegment segment) throws IOException {
    try (SegmentReader reader = new SegmentReader(segment.path())) {
      long offset = 0;
      long lastOffset = 0;
      while (reader.isRecordAt(offset) && (expected == ANY || reader.first() == expected)) {
        index.add(reader.first(), segment, offset);
        expected = reader.last() + 1;
        lastOffset = offset;
        offset = reader.end();
      }
      boolean isElsewhere = offset == 0 && reader.isRecordAt(0);
      if (reader.hasLater(expected, offset)) {
        throw new StorageFault(
            "%s: damaged, position %d expected"
                .formatted(isElsewhere ? endPlace : place(segment, offset), end() + 1));
      }
      if (offset > 0 && reader.isRecordAt(lastOffset)) {
        last = Optional.of(new Last(segment, lastOffset, reader.record(), offset));
        endPlace = place(segment, offset);
      } else if (expected == ANY) {
        expected = 1; // nothing is in the first file: then nothing is in others
      }
    }
  }

  private static String place(JournalSegment segment, long offset) {
    return segment.path() + " at byte " + offset;
  }

  JournalIndex index() {
    return index;
  }

  /** The position of the newest fact; 0 when there is none. */
  long end() {
    return expected == ANY ? 0 : expected - 1;
  }

  /** Empty when the journal is. */
  Optional<Last> last() {
    return last;
  }
}
