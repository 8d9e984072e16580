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
 */
final class TrailIndex {

  private static final int PAIR_BYTES = 16;
  private static final int CHECKSUM_BYTES = 8;

  /** Odd, so that no two positions have a key in common; large, so that few events have it, too. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] pairs = new long[2 * 1024];
  private int size;

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

  /** The offsets of lines that may be what {@code key} stands for, in order. */
  void find(long key, LongConsumer offsets) {
    for (int i = 0; i < size; i += 2) {
      if (pairs[i] == key) {
        offsets.accept(pairs[i + 1]);
      }
    }
  }

  /**
   * Writes the pairs, sorted, beside their segment, and a checksum. It is not made durable: what a
   * crash leaves of it is seen by the checksum.
   */
  void write(Disk disk, Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size / 2 * PAIR_BYTES + CHECKSUM_BYTES);
    for (int at : inOrder()) {
      bytes.putLong(pairs[at]).putLong(pairs[at + 1]);
    }
    bytes.putLong(checksum(bytes.array(), bytes.position())).flip();
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    try (Disk.OpenFile out = disk.create(aside)) {
      out.write(bytes, 0);
    }
    disk.move(aside, file);
  }

  private Integer[] inOrder() {
    Integer[] order = new Integer[size / 2];
    Arrays.setAll(order, i -> 2 * i);
    Arrays.sort(
        order,
        (a, b) -> {
          int byKey = Long.compareUnsigned(pairs[a], pairs[b]);
          return byKey != 0 ? byKey : Long.compare(pairs[a + 1], pairs[b + 1]);
        });
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
