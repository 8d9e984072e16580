package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.audit.Hash;
import dev.liveops.domain.audit.Seal;
import dev.liveops.domain.audit.SignedSeal;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Predicate;

/**
 * A segment to which nothing is added any more.
 *
 * @param segment its file
 * @param before where the chain had got to before its first line
 * @param seal what was sealed of it
 */
record SealedSegment(TrailSegment segment, AuditChain.Head before, Seal seal) {

  /**
   * The segment of a seal, which is checked without a look at its lines: that it goes with the one
   * before, and that the file is as long as it was.
   *
   * @param previous the hash of the seal before
   * @param trusted whether a seal is by one of our keys, where it names one
   * @throws StorageFault naming the file
   */
  static SealedSegment of(
      TrailSegment segment,
      SignedSeal signed,
      Hash previous,
      AuditChain.Head before,
      Predicate<SignedSeal> trusted)
      throws IOException {
    Seal seal = signed.seal();
    if (seal.of() != Seal.Of.SEGMENT
        || seal.first() != segment.first()
        || !seal.previous().equals(previous)) {
      throw new StorageFault(segment.sealFile() + ": line 1 is damaged: not the seal of this file");
    }
    if (!trusted.test(signed)) {
      throw new StorageFault(segment.sealFile() + ": line 1 is damaged: its signature is wrong");
    }
    long bytes = Files.size(segment.file());
    if (bytes != seal.bytes()) {
      throw new StorageFault(
          "%s: is %d bytes long, but was sealed with %d"
              .formatted(segment.file(), bytes, seal.bytes()));
    }
    return new SealedSegment(segment, before, seal);
  }

  /**
   * Reads all lines, each checked before the visitor has it.
   *
   * @throws StorageFault naming the file and the line that is not what was sealed
   */
  void forEachLine(TrailSegment.LineVisitor visitor) throws IOException {
    CheckedLines lines = CheckedLines.byChainAlone(segment, before);
    segment.forEachLine(
        line -> {
          lines.check(line);
          return visitor.visit(line);
        });
    lines.check(seal);
  }
}
