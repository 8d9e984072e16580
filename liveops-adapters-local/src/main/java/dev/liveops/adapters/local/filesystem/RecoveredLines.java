package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.audit.Hash;
import dev.liveops.ports.event.Delivery;
import java.util.Optional;

/** Goes through a segment to learn where it ends and what it names. */
final class RecoveredLines implements TrailSegment.LineVisitor {

  private final TrailSegment segment;
  private final TrailIndex index;
  private final TrailReader reader = new TrailReader();
  private long position;
  private long end;
  private long judgedThrough;
  private Optional<Hash> hash = Optional.empty();

  RecoveredLines(TrailSegment segment, TrailIndex index) {
    this.segment = segment;
    this.index = index;
    this.position = segment.first() - 1;
  }

  @Override
  public boolean visit(long offset, byte[] line, boolean complete) {
    if (!complete) {
      return false; // cut short by a crash; the journal still has the fact
    }
    hash = TrailLine.hash(line);
    Delivery delivery = parse(line);
    if (hash.isEmpty() || delivery.position() != position + 1) {
      throw new StorageFault(
          segment.file() + ": line " + (position + 2 - segment.first()) + " is damaged");
    }
    index.add(delivery.fact(), offset);
    if (delivery.fact() instanceof Fact.EventsJudged judged) {
      judgedThrough = Math.max(judgedThrough, judged.last());
    }
    position++;
    end = offset + line.length + 1;
    return true;
  }

  private Delivery parse(byte[] line) {
    try {
      return reader.read(line, line.length);
    } catch (IllegalArgumentException e) {
      throw new StorageFault(
          segment.file() + ": line " + (position + 2 - segment.first()) + " is damaged", e);
    }
  }

  /** The position of the last whole line. */
  long position() {
    return position;
  }

  /** The offset behind the last whole line. */
  long end() {
    return end;
  }

  /** Through which position the judgements in the segment go; 0 when there is none. */
  long judgedThrough() {
    return judgedThrough;
  }

  /** The hash of the last whole line. */
  Optional<Hash> hash() {
    return hash;
  }
}
