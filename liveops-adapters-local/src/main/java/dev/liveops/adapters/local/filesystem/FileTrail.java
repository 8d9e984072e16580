package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.audit.Hash;
import dev.liveops.domain.audit.Seal;
import dev.liveops.domain.audit.SignedSeal;
import dev.liveops.domain.event.EventId;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.audit.AuditTrail;
import dev.liveops.ports.event.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The audit trail as JSON lines in segment files. Line n of the trail is the fact at position n,
 * and carries the hash of the chain up to it. A full segment is sealed; how far the trail is
 * durable is in its head, a seal that is replaced with every flush. A fact stays in the journal
 * until the head is behind it.
 *
 * <p>After a failure of the disk nothing is believed that the head does not vouch for: the trail
 * goes back to its head, as it does after a crash.
 *
 * <p>Who reads sees the trail as the last {@link #append} left it, and never waits for a flush.
 */
final class FileTrail implements AuditTrail, AutoCloseable {

  /** How large a segment becomes before the next one is begun. */
  static final long SEGMENT_BYTES = 64L * 1024 * 1024;

  private final Disk disk;
  private final Path directory;
  private final long segmentBytes;
  private final TrailKeys keys;
  private final InstantSource clock;
  private final TrailSearch search;
  private volatile Optional<View> view = Optional.empty(); // from a failure on until recovered
  private volatile long durableThrough;
  private Hash lastSeal = AuditChain.genesis(); // guarded by this
  private long judgedThrough; // guarded by this

  /**
   * What readers see, and writers go on from.
   *
   * @param last the position of the last line
   * @param judgedThrough what the lines up to there say: a newer word, beside older lines, would
   *     make an event whose judgement is missing among them look cleared
   */
  private record View(
      List<SealedSegment> sealed, OpenSegment open, long last, long judgedThrough) {}

  private FileTrail(
      Disk disk, Path directory, long segmentBytes, TrailKeys keys, InstantSource clock) {
    this.disk = disk;
    this.directory = directory;
    this.segmentBytes = segmentBytes;
    this.keys = keys;
    this.clock = clock;
    this.search = new TrailSearch(disk);
  }

  /**
   * Opens the trail in a directory, which may be empty.
   *
   * @param segmentBytes how large a segment becomes before the next one is begun
   * @throws StorageFault naming the file and the line when what is there is not what was written
   */
  static FileTrail open(
      Disk disk, Path directory, long segmentBytes, TrailKeys keys, InstantSource clock) {
    FileTrail trail = new FileTrail(disk, directory, segmentBytes, keys, clock);
    try {
      trail.opened();
      return trail;
    } catch (IOException e) {
      throw new StorageFault(directory + ": cannot be opened (" + e.getMessage() + ")", e);
    }
  }

  /** The segment to append to. */
  private synchronized OpenSegment opened() throws IOException {
    if (view.isEmpty()) {
      TrailRecovery.Recovered recovered =
          TrailRecovery.recover(disk, directory, keys, clock.millis());
      lastSeal = recovered.previous();
      judgedThrough = recovered.judgedThrough();
      durableThrough = recovered.open().last();
      show(recovered.sealed(), recovered.open());
    }
    return view.orElseThrow().open();
  }

  private void show(List<SealedSegment> sealed, OpenSegment open) {
    view = Optional.of(new View(sealed, open, open.last(), judgedThrough));
  }

  private View seen() throws IOException {
    Optional<View> seen = view;
    if (seen.isPresent()) {
      return seen.get();
    }
    synchronized (this) {
      opened();
      return view.orElseThrow();
    }
  }

  @Override
  public long position() {
    Optional<View> seen = view;
    return seen.isPresent() ? seen.get().last() : durableThrough;
  }

  /** Through which position the trail survives whatever happens. */
  long durableThrough() {
    return durableThrough;
  }

  @Override
  public synchronized void append(List<Delivery> facts) {
    try {
      OpenSegment segment = opened();
      for (Delivery delivery : facts) {
        long position = segment.last();
        if (delivery.position() > position + 1) {
          throw new StorageFault(
              directory + ": position " + (position + 1) + " expected, not " + delivery.position());
        }
        if (delivery.position() == position + 1) {
          segment = segment.bytes() > segmentBytes ? roll(segment) : segment;
          segment.add(delivery);
          if (delivery.fact() instanceof Fact.EventsJudged judged) {
            judgedThrough = Math.max(judgedThrough, judged.last());
          }
        }
      }
      segment.write();
      show(view.orElseThrow().sealed(), segment);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public synchronized void flush() {
    try {
      OpenSegment segment = opened();
      flush(segment);
      show(view.orElseThrow().sealed(), segment);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** In this order: a head that is ahead of the lines would be a false alarm after a crash. */
  private void flush(OpenSegment segment) throws IOException {
    segment.write();
    if (durableThrough < segment.last()) {
      segment.force();
      SealFile.write(
          disk, SealFile.headOf(directory), keys.sign(segment.seal(Seal.Of.HEAD, clock.millis())));
      durableThrough = segment.last();
    }
  }

  private OpenSegment roll(OpenSegment full) throws IOException {
    flush(full);
    Seal seal = full.seal(Seal.Of.SEGMENT, clock.millis());
    full.index().write(disk, full.segment().indexFile());
    SignedSeal signed = keys.sign(seal);
    SealFile.write(disk, full.segment().sealFile(), signed);
    full.close();
    List<SealedSegment> sealed = new ArrayList<>(view.orElseThrow().sealed());
    sealed.add(new SealedSegment(full.segment(), full.before(), seal));
    lastSeal = signed.hash();
    OpenSegment next =
        OpenSegment.begin(
            disk, TrailSegment.startingAt(directory, seal.last() + 1), lastSeal, seal.chainHead());
    show(List.copyOf(sealed), next);
    return next;
  }

  private PortUnavailable failed(IOException e) {
    view.ifPresent(seen -> seen.open().abandon());
    view = Optional.empty();
    return new PortUnavailable(directory + ": cannot be written (" + e.getMessage() + ")", e);
  }

  @Override
  public EventHistory find(EventId event) {
    try {
      View seen = seen();
      return new EventHistory(search.find(event, seen.sealed(), seen.open()), seen.judgedThrough());
    } catch (IOException e) {
      throw unreadable(e);
    } catch (StorageFault e) {
      throw new PortUnavailable(e.getMessage(), e);
    }
  }

  @Override
  public void replay(Consumer<Delivery> consumer) {
    TrailReader reader = new TrailReader();
    TrailSegment.LineVisitor visitor =
        line -> {
          consumer.accept(reader.read(line));
          return true;
        };
    try {
      View seen = seen();
      for (SealedSegment segment : seen.sealed()) {
        segment.forEachLine(visitor);
      }
      OpenSegment last = seen.open();
      CheckedLines lines = CheckedLines.byChainAlone(last.segment(), last.before());
      last.segment()
          .forEachLine(
              line -> {
                if (!line.complete()) {
                  return false; // it is being written
                }
                lines.check(line);
                return visitor.visit(line);
              });
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private PortUnavailable unreadable(IOException e) {
    return new PortUnavailable(directory + ": cannot be read (" + e.getMessage() + ")", e);
  }

  @Override
  public synchronized void close() {
    if (view.isEmpty()) {
      return; // what could not be written is in the journal still
    }
    try (OpenSegment segment = view.get().open()) {
      flush(segment);
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
