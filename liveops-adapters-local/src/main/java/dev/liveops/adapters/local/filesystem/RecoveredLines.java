package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.audit.Fact;

/** Goes through the lines of a segment as far as they are certain, to learn what they name. */
final class RecoveredLines implements TrailSegment.LineVisitor {

  private final CheckedLines checked;
  private final TrailIndex index = new TrailIndex();
  private final TrailReader reader = new TrailReader();
  private final long last;
  private long judgedThrough;

  /**
   * Begins with the first line.
   *
   * @param before where the chain had got to
   * @param last the position of the last line that is looked at
   */
  RecoveredLines(TrailSegment segment, AuditChain.Head before, long last) {
    this.checked = CheckedLines.in(segment, before);
    this.last = last;
  }

  @Override
  public boolean visit(TrailLine line) {
    if (checked.last() >= last) {
      return false;
    }
    checked.check(line);
    Fact fact = reader.read(line).fact();
    index.add(fact, line.offset());
    if (fact instanceof Fact.EventsJudged judged) {
      judgedThrough = Math.max(judgedThrough, judged.last());
    }
    return true;
  }

  CheckedLines checked() {
    return checked;
  }

  TrailIndex index() {
    index.publish();
    return index;
  }

  /** Through which position the judgements in the segment go; 0 when there is none. */
  long judgedThrough() {
    return judgedThrough;
  }
}
