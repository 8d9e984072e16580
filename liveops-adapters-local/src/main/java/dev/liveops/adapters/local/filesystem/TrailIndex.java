package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.log.NamedEvents;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Where in a segment the lines are that name an event: pairs of half an event id and an offset. In
 * memory for the open segment, sorted in a file for a full one. Two events may share half an id, so
 * whoever reads the line looks at the whole. The file can always be made again from the segment.
 */
final class TrailIndex {

  private static final int PAIR_BYTES = 16;

  private long[] pairs = new long[2 * 1024];
  private int size;

  /** Notes the events that a fact names. */
  void add(Fact fact, long offset) {
    NamedEvents.of(fact).forEach(event -> add(event, offset));
  }

  private void add(EventId id, long offset) {
    if (size == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * size);
    }
    pairs[size] = id.high();
    pairs[size + 1] = offset;
    size += 2;
  }

  /** The offsets of lines that may name {@code event}, in order. */
  void find(EventId event, LongConsumer offsets) {
    for (int i = 0; i < size; i += 2) {
      if (pairs[i] == event.high()) {
        offsets.accept(pairs[i + 1]);
      }
    }
  }

  /** Writes the pairs, sorted, beside their segment. */
  void write(Path file) throws IOException {
    Integer[] order = new Integer[size / 2];
    Arrays.setAll(order, i -> 2 * i);
    Arrays.sort(
        order,
        (a, b) -> {
          int byId = Long.compareUnsigned(pairs[a], pairs[b]);
          return byId != 0 ? byId : Long.compare(pairs[a + 1], pairs[b + 1]);
        });
    ByteBuffer bytes = ByteBuffer.allocate(order.length * PAIR_BYTES);
    for (int at : order) {
      bytes.putLong(pairs[at]).putLong(pairs[at + 1]);
    }
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    Files.write(aside, bytes.array());
    Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Like {@link #find(EventId, LongConsumer)}, in a file that {@link #write} made. */
  static void find(Path file, EventId event, LongConsumer offsets) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long low = 0;
      long high = channel.size() / PAIR_BYTES;
      while (low < high) {
        long middle = (low + high) >>> 1;
        if (Long.compareUnsigned(pair(channel, middle).getLong(0), event.high()) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      for (long end = channel.size() / PAIR_BYTES; low < end; low++) {
        ByteBuffer pair = pair(channel, low);
        if (pair.getLong(0) != event.high()) {
          return;
        }
        offsets.accept(pair.getLong(8));
      }
    }
  }

  private static ByteBuffer pair(FileChannel channel, long number) throws IOException {
    ByteBuffer pair = ByteBuffer.allocate(PAIR_BYTES);
    while (pair.hasRemaining() && channel.read(pair, number * PAIR_BYTES + pair.position()) >= 0) {}
    if (pair.hasRemaining()) {
      throw new IOException("the end comes too early");
    }
    return pair;
  }
}
