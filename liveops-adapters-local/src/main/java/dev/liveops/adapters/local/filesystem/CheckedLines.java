package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.audit.MerkleTree;
import dev.liveops.domain.audit.Seal;

/**
 * Follows the lines of a segment, and says of each whether it is the one that was written after the
 * one before.
 */
final class CheckedLines {

  private final TrailSegment segment;
  private final AuditChain chain;
  private final boolean withRoot;
  private final MerkleTree tree = new MerkleTree();
  private long last;
  private long bytes;

  private CheckedLines(TrailSegment segment, AuditChain.Head before, boolean withRoot) {
    this.segment = segment;
    this.chain = new AuditChain(before);
    this.withRoot = withRoot;
    this.last = segment.first() - 1;
  }

  /** Begins with the first line of a segment; {@code before} is where the chain had got to. */
  static CheckedLines in(TrailSegment segment, AuditChain.Head before) {
    return new CheckedLines(segment, before, true);
  }

  /**
   * Like {@link #in}, for those who read the lines for what is in them: the chain shows all that
   * the root would show, and half the hashes are enough.
   */
  static CheckedLines byChainAlone(TrailSegment segment, AuditChain.Head before) {
    return new CheckedLines(segment, before, false);
  }

  /** Adds a line; returns what is wrong with it, or nothing. */
  String wrongWith(TrailLine line) {
    if (!line.complete()) {
      return "it has no end";
    }
    if (!line.isAt(next())) {
      return "not the line of this position";
    }
    if (!line.follows(chain)) {
      return "its hash does not fit";
    }
    if (withRoot) {
      line.addTo(tree);
    }
    last++;
    bytes += line.length() + 1;
    return "";
  }

  /**
   * Like {@link #wrongWith}, for those who cannot go on.
   *
   * @throws StorageFault naming the file and the line
   */
  void check(TrailLine line) {
    String why = wrongWith(line);
    if (!why.isEmpty()) {
      throw damaged(why);
    }
  }

  /**
   * Compares what was added with what was sealed.
   *
   * @throws StorageFault naming the file and the line
   */
  void check(Seal seal) {
    if (last() < seal.last()) {
      throw damaged("it is missing, and all after it");
    }
    if (!makes(seal)) {
      throw new StorageFault(
          "%s: line %d is damaged: it is not what was sealed, or one before is not"
              .formatted(segment.file(), lineOf(seal.last())));
    }
  }

  /** Whether the lines are those that were sealed. */
  boolean makes(Seal seal) {
    return chain.head().equals(seal.chainHead())
        && (!withRoot || tree.root().equals(seal.root()))
        && bytes == seal.bytes();
  }

  /** The fault that the line is that comes next. */
  StorageFault damaged(String why) {
    return new StorageFault(
        "%s: line %d is damaged: %s".formatted(segment.file(), lineOf(next()), why));
  }

  /** The number of the line with a position, from 1. */
  long lineOf(long position) {
    return position - segment.first() + 1;
  }

  AuditChain chain() {
    return chain;
  }

  MerkleTree tree() {
    return tree;
  }

  /** The position of the last line that was right. */
  long last() {
    return last;
  }

  /** How long the lines that were right are together, with their ends. */
  long bytes() {
    return bytes;
  }

  private long next() {
    return last() + 1;
  }
}
