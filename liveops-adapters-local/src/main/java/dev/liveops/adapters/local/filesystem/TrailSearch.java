package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.log.NamedEvents;
import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.audit.Hash;
import dev.liveops.domain.event.EventId;
import dev.liveops.ports.event.Delivery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Finds the facts about an event by the indexes of the segments. Each line is checked against the
 * hash of the one before; an index is looked over once, and made again if it is not sound. Safe for
 * use by many threads, of which one looks over an index and others that need it wait.
 */
final class TrailSearch {

  private final Disk disk;
  private final Set<Path> sound = ConcurrentHashMap.newKeySet();

  TrailSearch(Disk disk) {
    this.disk = disk;
  }

  /**
   * The facts about an event, in order of position.
   *
   * @throws StorageFault naming the file and the place of a line that is not what was written
   */
  List<Delivery> find(EventId event, List<SealedSegment> sealed, OpenSegment open)
      throws IOException {
    List<Delivery> facts =
        find(
            TrailIndex.keyOf(event),
            delivery -> NamedEvents.of(delivery.fact()).contains(event),
            sealed,
            open);
    for (Delivery named : List.copyOf(facts)) {
      if (NamedEvents.isGivenUpWith(named.fact())) {
        facts.addAll(givenUp(named.position(), sealed, open));
      }
    }
    facts.sort(Comparator.comparingLong(Delivery::position));
    return facts;
  }

  private List<Delivery> givenUp(long position, List<SealedSegment> sealed, OpenSegment open)
      throws IOException {
    return find(
        TrailIndex.keyOfGivenUp(position),
        delivery ->
            delivery.fact() instanceof Fact.DeliveryAbandoned abandoned
                && abandoned.position() == position,
        sealed,
        open);
  }

  private List<Delivery> find(
      long key, Predicate<Delivery> wanted, List<SealedSegment> sealed, OpenSegment open)
      throws IOException {
    List<Delivery> found = new ArrayList<>();
    for (SealedSegment segment : sealed) {
      List<Long> offsets = new ArrayList<>();
      TrailIndex.find(indexOf(segment), key, offsets::add);
      found.addAll(read(segment.segment(), segment.before(), offsets));
    }
    List<Long> offsets = new ArrayList<>();
    open.index().find(key, offsets::add);
    found.addAll(read(open.segment(), open.before(), offsets));
    found.removeIf(wanted.negate());
    return found;
  }

  private Path indexOf(SealedSegment segment) throws IOException {
    Path file = segment.segment().indexFile();
    if (!sound.contains(file)) {
      lookOver(segment, file);
    }
    return file;
  }

  private synchronized void lookOver(SealedSegment segment, Path file) throws IOException {
    if (!sound.contains(file)) {
      if (!TrailIndex.isSound(file)) {
        TrailIndex again = new TrailIndex();
        TrailReader reader = new TrailReader();
        segment.forEachLine(
            line -> {
              again.add(reader.read(line).fact(), line.offset());
              return true;
            });
        again.write(disk, file);
      }
      sound.add(file);
    }
  }

  private List<Delivery> read(TrailSegment segment, AuditChain.Head before, List<Long> offsets)
      throws IOException {
    if (offsets.isEmpty()) {
      return List.of();
    }
    List<Delivery> deliveries = new ArrayList<>();
    TrailReader reader = new TrailReader();
    try (FileChannel in = FileChannel.open(segment.file(), StandardOpenOption.READ)) {
      for (long offset : offsets) {
        TrailLine line = TrailSegment.lineAt(in, offset);
        Hash precedes = offset == 0 ? before.hash() : hashBefore(in, offset, segment);
        if (!line.hasHash() || !line.follows(new AuditChain(new AuditChain.Head(0, precedes)))) {
          throw damaged(segment, offset);
        }
        deliveries.add(reader.read(line));
      }
    }
    return deliveries;
  }

  /** The hash in the line that ends at a place. */
  private static Hash hashBefore(FileChannel in, long end, TrailSegment segment)
      throws IOException {
    ByteBuffer digits = ByteBuffer.allocate(2 * Hash.LENGTH_BYTES);
    long at = end - TrailLine.HASH_FROM_END;
    while (digits.hasRemaining() && at >= 0 && in.read(digits, at + digits.position()) > 0) {}
    return Hash.parse(new String(digits.array(), StandardCharsets.ISO_8859_1))
        .orElseThrow(() -> damaged(segment, end));
  }

  private static StorageFault damaged(TrailSegment segment, long offset) {
    return new StorageFault(
        segment.file() + ": the line at byte " + offset + " is damaged, or the one before it is");
  }
}
