package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.audit.Hash;
import dev.liveops.domain.audit.Seal;
import dev.liveops.domain.audit.SignedSeal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out at a start, or after a failure, what is in the trail for certain: what its head vouches
 * for. What is behind that a crash may have torn, and anyone may have written; it is cut off, as
 * the journal still has it. Full segments are not read, but have to be there as long as they were.
 */
final class TrailRecovery {

  private final Disk disk;
  private final Path directory;
  private final Path headFile;
  private final TrailKeys keys;
  private final List<SealedSegment> sealed = new ArrayList<>();
  private Hash previous = AuditChain.genesis();
  private AuditChain.Head before = AuditChain.Head.EMPTY;

  /**
   * What was found.
   *
   * @param sealed the full segments, oldest first
   * @param previous the hash of the last of their seals
   * @param open the segment to go on with
   * @param judgedThrough through which position events are judged
   */
  record Recovered(
      List<SealedSegment> sealed, Hash previous, OpenSegment open, long judgedThrough) {}

  private TrailRecovery(Disk disk, Path directory, TrailKeys keys) {
    this.disk = disk;
    this.directory = directory;
    this.headFile = SealFile.headOf(directory);
    this.keys = keys;
  }

  /**
   * Makes ready the trail in a directory; an empty one becomes a trail without lines.
   *
   * @throws StorageFault naming the file and the place where the trail is not what was written
   */
  static Recovered recover(Disk disk, Path directory, TrailKeys keys, long nowMillis)
      throws IOException {
    return new TrailRecovery(disk, directory, keys).run(nowMillis);
  }

  private Recovered run(long nowMillis) throws IOException {
    // A file that was given its name just before a failure may lose it again.
    disk.forceDirectory(directory);
    disk.forceDirectory(headFile.toAbsolutePath().getParent());
    List<TrailSegment> segments = TrailSegment.in(directory);
    Optional<SignedSeal> found = SealFile.read(headFile);
    if (found.isEmpty() && !segments.isEmpty()) {
      throw new StorageFault(
          headFile + ": is missing, and nothing else tells where " + directory + " ends");
    }
    SignedSeal head = found.isPresent() ? found.get() : firstHead(nowMillis);
    if (head.seal().of() != Seal.Of.HEAD || !keys.trusts(head)) {
      throw new StorageFault(
          headFile + ": line 1 is damaged: not signed with the key in secrets/trail-key");
    }
    Optional<TrailSegment> last = goThroughSealed(segments);
    return head.seal().last() == before.length() && head.seal().first() <= before.length()
        ? behindLastSeal(head.seal(), last)
        : behindHead(head.seal(), last);
  }

  /** Vouches for a trail without lines, before there is one that could be cut. */
  private SignedSeal firstHead(long nowMillis) throws IOException {
    SignedSeal head = keys.sign(Seal.ofNothing(nowMillis));
    SealFile.write(disk, headFile, head);
    return head;
  }

  /** Checks the full segments; returns the one behind them, if it is there. */
  private Optional<TrailSegment> goThroughSealed(List<TrailSegment> segments) throws IOException {
    for (TrailSegment segment : segments) {
      if (segment.first() != before.length() + 1) {
        throw new StorageFault(
            TrailSegment.startingAt(directory, before.length() + 1).file() + ": is missing");
      }
      Optional<SignedSeal> seal = SealFile.read(segment.sealFile());
      if (seal.isEmpty()) {
        if (!segment.equals(segments.getLast())) {
          throw new StorageFault(segment.sealFile() + ": is missing");
        }
        return Optional.of(segment);
      }
      SealedSegment full =
          SealedSegment.of(segment, seal.get(), previous, before, this::isNotForged);
      sealed.add(full);
      previous = seal.get().hash();
      before = full.seal().chainHead();
    }
    return Optional.empty();
  }

  /** A key that we do not know may have been ours long ago; the head vouches for its seals. */
  private boolean isNotForged(SignedSeal seal) {
    boolean isOurs = keys.trusted().stream().anyMatch(key -> key.keyId().equals(seal.keyId()));
    return !isOurs || keys.trusts(seal);
  }

  /** The head is still that of the last full segment: nothing behind it is certain. */
  private Recovered behindLastSeal(Seal head, Optional<TrailSegment> open) throws IOException {
    SealedSegment last = sealed.getLast();
    if (head.first() != last.seal().first() || !head.chainHead().equals(last.seal().chainHead())) {
      throw putBack();
    }
    TrailSegment segment = open.orElse(TrailSegment.startingAt(directory, before.length() + 1));
    return recovered(OpenSegment.begin(disk, segment, previous, before), 0);
  }

  private Recovered behindHead(Seal head, Optional<TrailSegment> open) throws IOException {
    TrailSegment segment = TrailSegment.startingAt(directory, before.length() + 1);
    if (head.last() < before.length()) {
      throw putBack();
    }
    if (open.isEmpty() && head.last() > before.length()) {
      throw new StorageFault(
          "%s: is missing, but %s tells of %d lines in it"
              .formatted(segment.file(), headFile, head.last() - before.length()));
    }
    if (head.first() != segment.first() || !head.previous().equals(previous)) {
      throw putBack();
    }
    if (open.isEmpty()) {
      return recovered(OpenSegment.begin(disk, segment, previous, before), 0);
    }
    RecoveredLines lines = new RecoveredLines(segment, before, head.last());
    segment.forEachLine(lines);
    lines.checked().check(head);
    return recovered(
        OpenSegment.resume(disk, segment, previous, before, lines.checked(), lines.index()),
        lines.judgedThrough());
  }

  private StorageFault putBack() {
    return new StorageFault(
        headFile
            + ": does not go with the seals in "
            + directory
            + ": one of them is of another day");
  }

  private Recovered recovered(OpenSegment open, long judgedInOpen) {
    try {
      return new Recovered(
          List.copyOf(sealed), previous, open, judgedInOpen > 0 ? judgedInOpen : judgedBefore());
    } catch (IOException | RuntimeException e) {
      open.abandon();
      throw e instanceof RuntimeException unchecked
          ? unchecked
          : new StorageFault(directory + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /**
   * The newest judgement is almost always in the last segment; where it is not, look further back.
   */
  private long judgedBefore() throws IOException {
    TrailReader reader = new TrailReader();
    for (SealedSegment segment : sealed.reversed()) {
      long[] judgedThrough = {0};
      segment.forEachLine(
          line -> {
            if (reader.read(line).fact() instanceof Fact.EventsJudged judged) {
              judgedThrough[0] = Math.max(judgedThrough[0], judged.last());
            }
            return true;
          });
      if (judgedThrough[0] > 0) {
        return judgedThrough[0];
      }
    }
    return 0;
  }
}
