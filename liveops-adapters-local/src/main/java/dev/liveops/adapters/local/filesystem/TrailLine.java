package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.audit.Hash;
import dev.liveops.domain.audit.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A line of the trail, as it lies in a buffer: a JSON object whose first field is its position, and
 * whose last is the hash of all before it, together with the hash of the line before. Whoever was
 * handed one may look at it until the next is read.
 *
 * @param offset where it begins in its segment, in bytes
 * @param bytes the buffer
 * @param start where it begins in the buffer
 * @param length how many bytes it has, without the line end
 * @param complete whether it has a line end; only the last of a segment can be without
 */
record TrailLine(long offset, byte[] bytes, int start, int length, boolean complete) {

  /** How many bytes before the end of a line, with its line end, its hash begins. */
  static final int HASH_FROM_END = 2 * Hash.LENGTH_BYTES + 3;

  private static final byte[] POSITION_FIELD = ascii("{\"position\":");
  private static final byte[] HASH_FIELD = ascii(",\"hash\":\"");
  private static final byte[] END = ascii("\"}");
  private static final int HASH_DIGITS = 2 * Hash.LENGTH_BYTES;
  private static final int SUFFIX = HASH_FIELD.length + HASH_DIGITS + END.length;

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Makes a line of the JSON object that is the end of {@code buffer}: adds it to the chain, and
   * its hash to it. The line end is left to the caller.
   *
   * @param start where the object begins
   */
  static void finish(LineBuffer buffer, int start, AuditChain chain) {
    Hash hash = chain.append(buffer.array(), start, buffer.length() - start);
    buffer.cut(buffer.length() - 1); // the brace
    buffer.write(HASH_FIELD, 0, HASH_FIELD.length);
    int at = buffer.reserve(HASH_DIGITS);
    hash.write(buffer.array(), at);
    buffer.write(END, 0, END.length);
  }

  /** Whether it has the form of a line and this position. */
  boolean isAt(long position) {
    int at = start + POSITION_FIELD.length;
    int end = start + length - SUFFIX;
    if (end <= at || !isAt(start, POSITION_FIELD) || !hasHash()) {
      return false;
    }
    long found = 0;
    int first = at;
    for (; at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - first < 18; at++) {
      found = 10 * found + bytes[at] - '0';
    }
    return found == position && bytes[first] != '0' && bytes[at] == ',';
  }

  /** Whether it carries a hash where one should be. */
  boolean hasHash() {
    return length > SUFFIX
        && isAt(start + length - SUFFIX, HASH_FIELD)
        && isAt(start + length - END.length, END);
  }

  private boolean isAt(int from, byte[] part) {
    return Arrays.equals(bytes, from, from + part.length, part, 0, part.length);
  }

  /**
   * Adds it to the chain.
   *
   * @return whether it carries the hash that it should; it is in the chain either way
   */
  boolean follows(AuditChain chain) {
    int at = start + length - SUFFIX;
    byte comma = bytes[at];
    bytes[at] = '}'; // what was hashed is the object without its last field
    Hash hash = chain.append(bytes, start, at + 1 - start);
    bytes[at] = comma;
    return hash.isWritten(bytes, at + HASH_FIELD.length);
  }

  /** Adds it to the tree. */
  void addTo(MerkleTree tree) {
    tree.add(bytes, start, length);
  }

  /** Whether there are zeros in it: bytes that never reached the disk are zero, and no others. */
  boolean hasHole() {
    for (int i = start; i < start + length; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
