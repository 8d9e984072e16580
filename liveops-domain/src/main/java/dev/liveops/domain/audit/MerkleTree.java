package dev.liveops.domain.audit;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The root of a Merkle tree (RFC 6962 section 2.1) over lines, as they come. Of a tree of n lines
 * it keeps no more than the roots of its full parts, at most log2 n + 1 hashes. Not safe for use by
 * several threads.
 */
public final class MerkleTree {

  /** What is hashed before a leaf and before a node, so that none can pass for the other. */
  private static final byte LEAF = 0;

  private static final byte NODE = 1;

  private final MessageDigest sha256 = Hash.sha256();

  /** Where bit i of the size is set: the root of a full tree of 2<sup>i</sup> leaves. */
  private Hash[] parts = new Hash[8];

  private long size;

  /** The leaf that a line is in the tree. */
  public static Hash leaf(byte[] line) {
    MessageDigest sha256 = Hash.sha256();
    sha256.update(LEAF);
    sha256.update(line);
    return Hash.finish(sha256);
  }

  /** Adds a leaf, as made by {@link #leaf}. */
  public void add(Hash leaf) {
    Hash carried = leaf;
    int level = Long.numberOfTrailingZeros(~size);
    for (int i = 0; i < level; i++) {
      carried = node(sha256, parts[i], carried);
    }
    if (level == parts.length) {
      parts = Arrays.copyOf(parts, 2 * level);
    }
    parts[level] = carried;
    size++;
  }

  /** Adds the leaf of a line that is a part of an array, given without its line end. */
  public void add(byte[] bytes, int offset, int length) {
    sha256.update(LEAF);
    sha256.update(bytes, offset, length);
    add(Hash.finish(sha256));
  }

  /** How many leaves the tree has. */
  public long size() {
    return size;
  }

  /** The root of the tree as it is now; of an empty one, the hash of nothing. */
  public Hash root() {
    if (size == 0) {
      return Hash.finish(sha256);
    }
    int level = Long.numberOfTrailingZeros(size);
    Hash root = parts[level];
    for (long rest = size >>> level >>> 1; rest != 0; rest >>>= 1) {
      level++;
      if ((rest & 1) != 0) {
        root = node(sha256, parts[level], root);
      }
    }
    return root;
  }

  static Hash node(MessageDigest sha256, Hash left, Hash right) {
    sha256.update(NODE);
    left.feed(sha256);
    right.feed(sha256);
    return Hash.finish(sha256);
  }
}
