package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.log.NamedEvents;
import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.audit.Hash;
import dev.liveops.domain.event.EventId;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.audit.AuditTrail;
import dev.liveops.ports.event.Delivery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The audit trail as JSON lines in segment files. Line n of the trail is the fact at position n,
 * and carries the hash of the chain up to it. A fact stays in the journal until its line is durable
 * here, so a last line that a crash cut short is written again.
 */
final class FileTrail implements AuditTrail, AutoCloseable {

  /** How large a segment becomes before the next one is begun. */
  static final long SEGMENT_BYTES = 64L * 1024 * 1024;

  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path directory;
  private final long segmentBytes;
  private final TrailWriter writer = new TrailWriter();
  private final List<TrailSegment> segments; // guarded by this, as is all below
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(2 * BUFFER_BYTES);
  private AuditChain chain;
  private FileChannel channel;
  private TrailIndex index;
  private long size; // of the open segment, without the buffer
  private long judgedThrough;
  private volatile long durableThrough;

  private FileTrail(Path directory, long segmentBytes, List<TrailSegment> segments) {
    this.directory = directory;
    this.segmentBytes = segmentBytes;
    this.segments = new ArrayList<>(segments);
    this.chain = new AuditChain(AuditChain.Head.EMPTY);
  }

  /**
   * Opens the trail in a directory, which may be empty.
   *
   * @param segmentBytes how large a segment becomes before the next one is begun
   * @throws StorageFault naming the file and the line when what is there is no trail
   */
  static FileTrail open(Path directory, long segmentBytes) {
    try {
      FileTrail trail = new FileTrail(directory, segmentBytes, TrailSegment.in(directory));
      trail.recover();
      return trail;
    } catch (IOException e) {
      throw new StorageFault(directory + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private synchronized void recover() throws IOException {
    if (segments.isEmpty()) {
      openSegment(TrailSegment.startingAt(directory, 1));
      return;
    }
    TrailSegment last = segments.getLast();
    index = new TrailIndex();
    RecoveredLines lines = new RecoveredLines(last, index);
    last.forEachLine(lines);
    long position = lines.position();
    chain = new AuditChain(new AuditChain.Head(position, lines.hash().orElseGet(this::hashBefore)));
    size = lines.end();
    channel = FileChannel.open(last.file(), StandardOpenOption.WRITE);
    channel.truncate(size);
    channel.force(true);
    durableThrough = position;
    judgedThrough = Math.max(lines.judgedThrough(), judgedBefore(segments.size() - 2));
  }

  /** The hash before the first line of the last segment, which has no line yet. */
  private Hash hashBefore() {
    if (segments.size() == 1) {
      return AuditChain.genesis();
    }
    RecoveredLines lines = new RecoveredLines(segments.get(segments.size() - 2), new TrailIndex());
    read(segments.get(segments.size() - 2), lines);
    return lines.hash().orElseThrow();
  }

  /**
   * The newest judgement is almost always in the last segment; where it is not, look further back.
   */
  private long judgedBefore(int number) {
    for (int i = number; i >= 0; i--) {
      RecoveredLines lines = new RecoveredLines(segments.get(i), new TrailIndex());
      read(segments.get(i), lines);
      if (lines.judgedThrough() > 0) {
        return lines.judgedThrough();
      }
    }
    return 0;
  }

  private static void read(TrailSegment segment, TrailSegment.LineVisitor visitor) {
    try {
      segment.forEachLine(visitor);
    } catch (IOException e) {
      throw new StorageFault(segment.file() + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  @Override
  public synchronized long position() {
    return chain.head().length();
  }

  /** Through which position the trail survives whatever happens. */
  long durableThrough() {
    return durableThrough;
  }

  @Override
  public synchronized void append(List<Delivery> facts) {
    for (Delivery delivery : facts) {
      if (delivery.position() <= position()) {
        continue;
      }
      if (delivery.position() != position() + 1) {
        throw new StorageFault(
            directory + ": position " + (position() + 1) + " expected, not " + delivery.position());
      }
      if (size + buffer.size() > segmentBytes) {
        roll();
      }
      byte[] body = writer.line(delivery);
      index.add(delivery.fact(), size + buffer.size());
      buffer.writeBytes(TrailLine.of(body, chain.append(body)));
      if (delivery.fact() instanceof Fact.EventsJudged judged) {
        judgedThrough = Math.max(judgedThrough, judged.last());
      }
      if (buffer.size() > BUFFER_BYTES) {
        writeBuffer();
      }
    }
    writeBuffer();
  }

  private void writeBuffer() {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(buffer.toByteArray());
      while (bytes.hasRemaining()) {
        channel.write(
            bytes, size + bytes.position()); // at a place: a retry overwrites a short write
      }
      size += bytes.limit();
      buffer.reset();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private PortUnavailable unwritable(IOException e) {
    return new PortUnavailable(
        segments.getLast().file() + ": cannot be written (" + e.getMessage() + ")", e);
  }

  @Override
  public synchronized void flush() {
    try {
      writeBuffer();
      if (durableThrough < position()) {
        channel.force(false);
        durableThrough = position();
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void roll() {
    flush();
    try {
      TrailSegment full = segments.getLast();
      index.write(full.indexFile());
      channel.close();
      openSegment(TrailSegment.startingAt(directory, position() + 1));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void openSegment(TrailSegment segment) throws IOException {
    channel = FileChannel.open(segment.file(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try (FileChannel parent = FileChannel.open(directory, StandardOpenOption.READ)) {
      parent.force(true);
    }
    segments.add(segment);
    index = new TrailIndex();
    size = 0;
  }

  @Override
  public synchronized EventHistory find(EventId event) {
    List<Delivery> facts =
        find(TrailIndex.keyOf(event), delivery -> NamedEvents.of(delivery.fact()).contains(event));
    for (Delivery named : List.copyOf(facts)) {
      if (NamedEvents.isGivenUpWith(named.fact())) {
        facts.addAll(givenUp(named.position()));
      }
    }
    facts.sort(Comparator.comparingLong(Delivery::position));
    return new EventHistory(facts, judgedThrough);
  }

  private List<Delivery> givenUp(long position) {
    return find(
        TrailIndex.keyOfGivenUp(position),
        delivery ->
            delivery.fact() instanceof Fact.DeliveryAbandoned abandoned
                && abandoned.position() == position);
  }

  private List<Delivery> find(long key, Predicate<Delivery> wanted) {
    List<Delivery> found = new ArrayList<>();
    for (TrailSegment segment : segments) {
      List<Long> offsets = new ArrayList<>();
      if (segment.equals(segments.getLast())) {
        index.find(key, offsets::add);
      } else {
        findInIndex(segment, key, offsets);
      }
      read(segment, offsets).stream().filter(wanted).forEach(found::add);
    }
    return found;
  }

  private static void findInIndex(TrailSegment segment, long key, List<Long> offsets) {
    try {
      if (!Files.exists(segment.indexFile())) {
        TrailIndex again = new TrailIndex();
        segment.forEachLine(new RecoveredLines(segment, again));
        again.write(segment.indexFile());
      }
      TrailIndex.find(segment.indexFile(), key, offsets::add);
    } catch (IOException e) {
      throw new PortUnavailable(segment.indexFile() + ": cannot be read", e);
    }
  }

  private static List<Delivery> read(TrailSegment segment, List<Long> offsets) {
    if (offsets.isEmpty()) {
      return List.of();
    }
    List<Delivery> lines = new ArrayList<>();
    TrailReader reader = new TrailReader();
    try (FileChannel in = FileChannel.open(segment.file(), StandardOpenOption.READ)) {
      for (long offset : offsets) {
        byte[] line = TrailSegment.lineAt(in, offset);
        lines.add(reader.read(line, line.length));
      }
      return lines;
    } catch (IOException e) {
      throw new PortUnavailable(segment.file() + ": cannot be read", e);
    }
  }

  @Override
  public void replay(Consumer<Delivery> consumer) {
    List<TrailSegment> all;
    synchronized (this) {
      all = List.copyOf(segments);
    }
    TrailReader reader = new TrailReader();
    for (TrailSegment segment : all) {
      read(
          segment,
          (offset, line, complete) -> {
            if (complete) {
              consumer.accept(reader.read(line, line.length));
            }
            return true;
          });
    }
  }

  @Override
  public synchronized void close() {
    try {
      flush();
      channel.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }
}
