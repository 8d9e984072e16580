package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.util.Optional;

/**
 * Reads the files of the journal again and again, a little at a time, to find what decays on a disk
 * before somebody needs it. For one thread, the one that deletes files.
 */
final class JournalScrub {

  private static final int BYTES = 256 * 1024;

  private final JournalIndex index;
  private long through; // what was looked at in this round

  JournalScrub(JournalIndex index) {
    this.index = index;
  }

  /**
   * Reads on from where it was left, and from the beginning when it was at the end.
   *
   * @param end the position of the last fact that is durable
   * @throws StorageFault naming the file and the place that is not as it was written
   */
  void go(long end) throws IOException {
    long start = index.first().orElse(end + 1);
    long position = through < end ? Math.max(through + 1, start) : start;
    Optional<JournalIndex.Place> from = index.atOrBefore(position);
    if (from.isEmpty()) {
      return;
    }
    long at = from.get().offset();
    try (SegmentReader reader = new SegmentReader(from.get().path())) {
      while (position <= end && at - from.get().offset() < BYTES) {
        if (reader.isRecordAt(at)) {
          position = reader.last() + 1;
          at = reader.end();
        } else if (at > from.get().offset() && index.isBeginningOfFile(position)) {
          break; // the file is read to its end
        } else {
          throw JournalReads.damaged(from.get().path(), at);
        }
      }
    }
    through = position - 1;
  }
}
