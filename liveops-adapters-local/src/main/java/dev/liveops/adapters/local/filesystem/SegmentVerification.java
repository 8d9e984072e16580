package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.filesystem.TrailVerification.Outcome.Broken;
import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.audit.Hash;
import dev.liveops.domain.audit.Seal;
import dev.liveops.domain.audit.SignedSeal;
import java.io.IOException;
import java.util.Optional;

/** Checks the lines of a segment, and what is known of them. */
final class SegmentVerification {

  private final TrailSegment segment;
  private final Hash previous;
  private final TrailTrust trust;
  private final CheckedLines lines;
  private AuditChain.Head head;
  private long sealedThrough = Long.MAX_VALUE;
  private boolean isLast;
  private boolean unfinished;
  private Optional<Broken> broken = Optional.empty();

  /**
   * Begins with its first line.
   *
   * @param before where the chain had got to
   * @param previous the hash of the seal before
   */
  SegmentVerification(
      TrailSegment segment, AuditChain.Head before, Hash previous, TrailTrust trust) {
    this.segment = segment;
    this.previous = previous;
    this.trust = trust;
    this.lines = CheckedLines.in(segment, before);
    this.head = before;
  }

  /**
   * Returns the first line that is wrong.
   *
   * @param seal what was sealed, if anything
   * @param next where the next segment begins; 0 when there is none
   */
  Optional<Broken> run(Optional<SignedSeal> seal, long next) throws IOException {
    sealedThrough = seal.map(each -> each.seal().last()).orElse(Long.MAX_VALUE);
    isLast = next == 0 && seal.isEmpty();
    segment.forEachLine(this::check);
    long through = seal.map(each -> each.seal().last()).orElse(next - 1);
    if (broken.isEmpty() && head.length() < through) {
      wrong(head.length() + 1, "it is missing");
    }
    if (broken.isEmpty() && seal.isPresent() && !lines.makes(seal.get().seal())) {
      wrong(head.length(), "it is not what was sealed, or one before it is not");
    }
    return broken;
  }

  private boolean check(TrailLine line) {
    long position = head.length() + 1;
    String why =
        position > sealedThrough ? "it was added after the sealing" : lines.wrongWith(line);
    if (why.isEmpty()) {
      head = lines.chain().head();
      trust.known(position, segment).forEach(this::compare);
    } else if (isLast && position > trust.knownThrough() && (!line.complete() || line.hasHole())) {
      unfinished = true;
      return false;
    } else {
      wrong(position, why);
    }
    return broken.isEmpty();
  }

  private void compare(TrailTrust.KnownLine known) {
    boolean agrees =
        switch (known) {
          case TrailTrust.KnownLine.OfHead(Seal seal) ->
              lines.makes(seal) && seal.previous().equals(previous);
          case TrailTrust.KnownLine.OfAnchor(Hash hash) -> head.hash().equals(hash);
        };
    if (!agrees) {
      wrong(head.length(), "it is not what is known to have been there, or one before it is not");
    }
  }

  private void wrong(long position, String why) {
    broken = Optional.of(new Broken(segment.file(), lines.lineOf(position), position, why));
  }

  /** Where the chain has got to with the last line that was right. */
  AuditChain.Head head() {
    return head;
  }

  /** Whether it ends with the beginning of a line. */
  boolean isUnfinished() {
    return unfinished;
  }
}
