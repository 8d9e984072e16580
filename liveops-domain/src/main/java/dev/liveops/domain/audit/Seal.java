package dev.liveops.domain.audit;

import java.util.Locale;

/**
 * What is vouched for about a stretch of an audit trail, from the first line of a segment on. The
 * seal of a full segment is its last word on it; the seal of one that still grows is the head of
 * the trail, and is made anew as it grows.
 *
 * <p>The one does not pass for the other: an old head is no seal of a segment that was cut, and an
 * old seal no head of a trail that was.
 *
 * <p>Seals make a chain of their own, and each has in it the head of the chain of lines: so a seal
 * vouches for everything before it, too.
 *
 * @param of what it is the seal of
 * @param first the position of the first line
 * @param last the position of the last line; one less than {@code first} when there is none
 * @param bytes how long the lines are together, with a line end of one byte each
 * @param root the root of the {@link MerkleTree} of the lines
 * @param head the hash of the last line in the {@link AuditChain}
 * @param previous the {@link SignedSeal#hash} of the seal of the segment before; {@link
 *     AuditChain#genesis} when there is none
 * @param atMillis when it was made, epoch milliseconds
 */
public record Seal(
    Of of, long first, long last, long bytes, Hash root, Hash head, Hash previous, long atMillis) {

  /** What there are seals of. */
  public enum Of {
    /** A segment to which nothing is added any more. */
    SEGMENT,
    /** The trail, as far as it goes. */
    HEAD;

    /** The word for it; part of the format. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Refuses stretches that cannot be. */
  public Seal {
    if (first < 1 || last < first - 1 || bytes < 0) {
      throw new IllegalArgumentException("seal: no such stretch of a trail");
    }
  }

  /** The head of a trail without lines. */
  public static Seal ofNothing(long atMillis) {
    Hash genesis = AuditChain.genesis();
    return new Seal(Of.HEAD, 1, 0, 0, new MerkleTree().root(), genesis, genesis, atMillis);
  }

  /** How far the chain of lines has got with it. */
  public AuditChain.Head chainHead() {
    return new AuditChain.Head(last, head);
  }

  /** A JSON object without spaces. Two seals have the same text only when they are the same. */
  @Override
  public String toString() {
    return "{\"of\":\""
        + of.word()
        + "\",\"first\":"
        + first
        + ",\"last\":"
        + last
        + ",\"bytes\":"
        + bytes
        + ",\"root\":\""
        + root
        + "\",\"head\":\""
        + head
        + "\",\"previous\":\""
        + previous
        + "\",\"at_ms\":"
        + atMillis
        + '}';
  }
}
