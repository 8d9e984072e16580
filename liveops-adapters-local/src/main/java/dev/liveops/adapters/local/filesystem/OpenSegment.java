package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.audit.Hash;
import dev.liveops.domain.audit.MerkleTree;
import dev.liveops.domain.audit.Seal;
import dev.liveops.ports.event.Delivery;
import java.io.IOException;

/**
 * The segment at the end of the trail, to which lines are added. For one thread at a time, but for
 * where it is and its index: those are for all who read.
 */
final class OpenSegment implements AutoCloseable {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final TrailSegment segment;
  private final Hash previous;
  private final AuditChain.Head before;
  private final Disk.OpenFile file;
  private final AuditChain chain;
  private final MerkleTree tree;
  private final TrailIndex index;
  private final LineBuffer buffer = new LineBuffer(2 * BUFFER_BYTES);
  private final TrailWriter writer = new TrailWriter(buffer);
  private long written;

  private OpenSegment(
      TrailSegment segment,
      Hash previous,
      AuditChain.Head before,
      CheckedLines lines,
      TrailIndex index,
      Disk.OpenFile file) {
    this.segment = segment;
    this.previous = previous;
    this.before = before;
    this.chain = lines.chain();
    this.tree = lines.tree();
    this.written = lines.bytes();
    this.index = index;
    this.file = file;
  }

  /** Makes the segment that begins where the chain has got to, durably. */
  static OpenSegment begin(Disk disk, TrailSegment segment, Hash previous, AuditChain.Head before)
      throws IOException {
    Disk.OpenFile file = disk.create(segment.file());
    OpenSegment begun =
        new OpenSegment(
            segment, previous, before, CheckedLines.in(segment, before), new TrailIndex(), file);
    try {
      disk.forceDirectory(segment.file().toAbsolutePath().getParent());
      return begun;
    } catch (IOException e) {
      begun.abandon();
      throw e;
    }
  }

  /**
   * Goes on behind lines that are there; what is in the file behind them is cut off.
   *
   * @param lines the lines
   * @param index what they name
   */
  static OpenSegment resume(
      Disk disk,
      TrailSegment segment,
      Hash previous,
      AuditChain.Head before,
      CheckedLines lines,
      TrailIndex index)
      throws IOException {
    Disk.OpenFile file = disk.open(segment.file());
    OpenSegment resumed = new OpenSegment(segment, previous, before, lines, index, file);
    try {
      file.truncate(lines.bytes());
      file.force();
      return resumed;
    } catch (IOException e) {
      resumed.abandon();
      throw e;
    }
  }

  /** Adds the line of a fact; it is in the file at the latest after {@link #write}. */
  void add(Delivery delivery) throws IOException {
    int start = buffer.length();
    writer.write(delivery);
    TrailLine.finish(buffer, start, chain);
    tree.add(buffer.array(), start, buffer.length() - start);
    buffer.write('\n');
    index.add(delivery.fact(), written + start);
    if (buffer.length() > BUFFER_BYTES) {
      write();
    }
  }

  /** Hands everything to the file, where it can be read from now on. */
  void write() throws IOException {
    if (buffer.length() > 0) {
      file.write(buffer.toRead(), written);
      written += buffer.length();
      buffer.cut(0);
      index.publish();
    }
  }

  /** Makes everything durable. */
  void force() throws IOException {
    write();
    file.force();
  }

  /** What there is to vouch for of it now. */
  Seal seal(Seal.Of of, long atMillis) {
    return new Seal(
        of,
        segment.first(),
        chain.length(),
        bytes(),
        tree.root(),
        chain.head().hash(),
        previous,
        atMillis);
  }

  TrailSegment segment() {
    return segment;
  }

  /** Where the chain had got to before its first line. */
  AuditChain.Head before() {
    return before;
  }

  TrailIndex index() {
    return index;
  }

  /** The position of the last line. */
  long last() {
    return chain.length();
  }

  /** How long it is, together with what is not in the file yet. */
  long bytes() {
    return written + buffer.length();
  }

  /** Closes the file; what was not written to it is gone. */
  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Closes the file as well as that can be done: after a failure it is not believed anyway. */
  void abandon() {
    try {
      close();
    } catch (IOException alsoFailed) {
      // Whatever it has kept from the disk is written again.
      return;
    }
  }
}
