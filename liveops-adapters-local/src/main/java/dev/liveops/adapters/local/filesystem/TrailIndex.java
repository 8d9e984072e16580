package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.log.NamedEvents;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.zip.CRC32C;

/**
 * Where in a segment the lines are that name an event, or that say that a position was given up:
 * pairs of a key and an offset. In memory for the open segment, sorted in a file for a full one.
 * Different things may share a key, so whoever reads the line looks at the whole. The file can
 * always be made again from the segment.
 *
 * <p>One thread adds; all may look, and see what was {@link #publish published}.
 */
final class TrailIndex {

  private static final int PAIR_BYTES = 16;
  private static final int CHECKSUM_BYTES = 8;

  /** Odd, so that no two positions have a key in common; large, so that few events have it, too. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] pairs = new long[2 * 1024];
  private int size;
  private volatile Published published = new Published(pairs, 0);

  /** What is seen; the pairs before {@code size} change no more. */
  private record Published(long[] pairs, int size) {}

  /** What the lines that name an event are found by. */
  static long keyOf(EventId event) {
    return event.high();
  }

  /** What the lines that say that a position was given up are found by. */
  static long keyOfGivenUp(long position) {
    return position * SPREAD;
  }

  /** Notes what a fact can be found by. */
  void add(Fact fact, long offset) {
    if (fact instanceof Fact.DeliveryAbandoned abandoned) {
      add(keyOfGivenUp(abandoned.position()), offset);
    }
    if (fact instanceof Fact.EventAccepted accepted) { // most are, and name but one
      add(keyOf(accepted.event().id()), offset);
      return;
    }
    for (EventId event : NamedEvents.of(fact)) {
      add(keyOf(event), offset);
    }
  }

  private void add(long key, long offset) {
    if (size == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * size);
    }
    pairs[size] = key;
    pairs[size + 1] = offset;
    size += 2;
  }

  /** Shows what was added: call it when the lines can be read. */
  void publish() {
    published = new Published(pairs, size);
  }

  /** The offsets of published lines that may be what {@code key} stands for, in order. */
  void find(long key, LongConsumer offsets) {
    Published seen = published;
    for (int i = 0; i < seen.size(); i += 2) {
      if (seen.pairs()[i] == key) {
        offsets.accept(seen.pairs()[i + 1]);
      }
    }
  }

  /**
   * Writes the pairs, sorted, beside their segment, and a checksum. It is not made durable: what a
   * crash leaves of it is seen by the checksum.
   */
  void write(Disk disk, Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size / 2 * PAIR_BYTES + CHECKSUM_BYTES);
    for (int number : inOrder()) {
      bytes.putLong(pairs[2 * number]).putLong(pairs[2 * number + 1]);
    }
    bytes.putLong(checksum(bytes.array(), bytes.position())).flip();
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    try (Disk.OpenFile out = disk.create(aside)) {
      out.write(bytes, 0);
    }
    disk.move(aside, file);
  }

  /**
   * The numbers of the pairs, by key without sign and, as offsets only grow, by number.
   *
   * <p>What is sorted is the high half of a key beside the number of its pair: that orders almost
   * all of them, at a tenth of the cost of comparing pairs. The few that share the high half are
   * put in order after it.
   */
  private int[] inOrder() {
    long[] sorted = new long[size / 2];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = (pairs[2 * i] ^ Long.MIN_VALUE) & ~0xffff_ffffL | i;
    }
    Arrays.sort(sorted);
    int[] order = new int[sorted.length];
    for (int i = 0; i < order.length; i++) {
      int number = (int) sorted[i];
      int at = i;
      for (;
          at > 0 && Long.compareUnsigned(pairs[2 * order[at - 1]], pairs[2 * number]) > 0;
          at--) {
        order[at] = order[at - 1];
      }
      order[at] = number;
    }
    return order;
  }

  /** Whether a file is there and as {@link #write} made it. */
  static boolean isSound(Path file) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return false;
    }
    int length = bytes.length - CHECKSUM_BYTES;
    return length >= 0
        && length % PAIR_BYTES == 0
        && ByteBuffer.wrap(bytes).getLong(length) == checksum(bytes, length);
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }

  /** Like {@link #find(long, LongConsumer)}, in a file that {@link #write} made. */
  static void find(Path file, long key, LongConsumer offsets) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long end = channel.size() / PAIR_BYTES;
      long low = 0;
      long high = end;
      while (low < high) {
        long middle = (low + high) >>> 1;
        if (Long.compareUnsigned(pair(channel, middle).getLong(0), key) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      for (; low < end; low++) {
        ByteBuffer pair = pair(channel, low);
        if (pair.getLong(0) != key) {
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
