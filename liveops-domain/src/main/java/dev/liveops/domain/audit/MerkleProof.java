package dev.liveops.domain.audit;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hashes that, with what is to be proved, make the root of a Merkle tree: that a line is in a
 * trail (RFC 6962 section 2.1.1), or that a trail only ever grew (section 2.1.2).
 *
 * <p>Both are cases of one proof: that leaves {@code start} to {@code end} of a tree have a certain
 * root among themselves, where they would be a tree of their own at that place. A line is a part of
 * one leaf; an older trail is a part that starts at 0.
 *
 * @param hashes the hashes, from the leaves up
 */
public record MerkleProof(List<Hash> hashes) {

  /** Keeps its own copy. */
  public MerkleProof {
    hashes = List.copyOf(hashes);
  }

  /**
   * The proof that a tree has a leaf.
   *
   * @param leaves all leaves of the tree
   * @param index which, counted from 0
   * @throws IllegalArgumentException when there is no such leaf
   */
  public static MerkleProof ofInclusion(List<Hash> leaves, int index) {
    return ofPart(leaves, index, index + 1);
  }

  /**
   * The proof that a tree grew out of one with its first {@code oldSize} leaves.
   *
   * @param leaves all leaves of the tree
   * @throws IllegalArgumentException when the tree never had that size, or it is 0: everything
   *     grows out of nothing
   */
  public static MerkleProof ofConsistency(List<Hash> leaves, int oldSize) {
    return ofPart(leaves, 0, oldSize);
  }

  /**
   * The proof that leaves of a tree are a part of it, as {@link #hasPart} checks it.
   *
   * @param leaves all leaves of the tree
   * @param start the first leaf of the part
   * @param end the first leaf after it
   * @throws IllegalArgumentException when those leaves are no part of the tree, or none
   */
  public static MerkleProof ofPart(List<Hash> leaves, int start, int end) {
    if (start >= end || !isPart(start, end, leaves.size())) {
      throw new IllegalArgumentException("proof: there is no such part of the tree");
    }
    List<Hash> hashes = new ArrayList<>();
    collect(leaves, start, end, true, hashes);
    return new MerkleProof(hashes);
  }

  /**
   * Whether this proves that the tree of {@code size} leaves with {@code root} has the leaf there.
   */
  public boolean includes(Hash leaf, long index, long size, Hash root) {
    return index >= 0 && index < Long.MAX_VALUE && hasPart(index, index + 1, leaf, size, root);
  }

  /**
   * Whether this proves that the tree with {@code root} grew out of the one with {@code oldRoot}.
   */
  public boolean extended(long oldSize, Hash oldRoot, long size, Hash root) {
    return oldSize > 0 && hasPart(0, oldSize, oldRoot, size, root);
  }

  /**
   * Whether this proves that the leaves {@code start} to {@code end}, exclusive, of the tree of
   * {@code size} leaves with {@code root} are a tree with {@code partRoot}. The start must be a
   * multiple of the number of leaves, rounded up to a power of two: others are no part of the tree.
   * That nothing is a part of everything takes no hash to prove.
   */
  public boolean hasPart(long start, long end, Hash partRoot, long size, Hash root) {
    if (!isPart(start, end, size)) {
      return false;
    }
    if (start == end) {
      return hashes.isEmpty() && partRoot.equals(new MerkleTree().root());
    }
    return roots(new Walk(Hash.sha256(), partRoot), start, end, size, true, hashes.size())
        .filter(roots -> roots.part().equals(partRoot) && roots.whole().equals(root))
        .isPresent();
  }

  private static boolean isPart(long start, long end, long size) {
    if (start < 0 || start > end || end > size) {
      return false;
    }
    // One less than a power of two has all the bits below it.
    long below = end - start <= 1 ? 0 : -1L >>> Long.numberOfLeadingZeros(end - start - 1);
    return (start & below) == 0;
  }

  /** The recursion of RFC 6962 section 2.1.2, for a part that may start anywhere. */
  private static void collect(
      List<Hash> leaves, int start, int end, boolean known, List<Hash> into) {
    if (start == 0 && end == leaves.size()) {
      if (!known) {
        into.add(root(leaves));
      }
      return;
    }
    int split = (int) split(leaves.size());
    List<Hash> left = leaves.subList(0, split);
    List<Hash> right = leaves.subList(split, leaves.size());
    if (end <= split) {
      collect(left, start, end, known, into);
      into.add(root(right));
    } else if (start >= split) {
      collect(right, start - split, end - split, known, into);
      into.add(root(left));
    } else {
      collect(right, 0, end - split, false, into);
      into.add(root(left));
    }
  }

  /**
   * The roots of the part and of the whole, found by going down as {@link #collect} does and taking
   * the hashes from the last. Empty when there are too few or too many.
   *
   * @param known whether this is the part whose root was given: nothing was split off it
   * @param left how many hashes are not taken yet
   */
  private Optional<Roots> roots(
      Walk walk, long start, long end, long size, boolean known, int left) {
    if (start == 0 && end == size) {
      if (left != (known ? 0 : 1)) {
        return Optional.empty();
      }
      Hash root = known ? walk.partRoot() : hashes.get(0);
      return Optional.of(new Roots(root, root));
    }
    if (left == 0) {
      return Optional.empty();
    }
    Hash beside = hashes.get(left - 1);
    long split = split(size);
    if (end <= split) {
      return roots(walk, start, end, split, known, left - 1)
          .map(below -> new Roots(below.part(), walk.node(below.whole(), beside)));
    }
    if (start >= split) {
      return roots(walk, start - split, end - split, size - split, known, left - 1)
          .map(below -> new Roots(below.part(), walk.node(beside, below.whole())));
    }
    return roots(walk, 0, end - split, size - split, false, left - 1)
        .map(below -> new Roots(walk.node(beside, below.part()), walk.node(beside, below.whole())));
  }

  /** The largest power of two below {@code size}, which is at least 2. */
  private static long split(long size) {
    return Long.highestOneBit(size - 1);
  }

  private static Hash root(List<Hash> leaves) {
    MerkleTree tree = new MerkleTree();
    leaves.forEach(tree::add);
    return tree.root();
  }

  private record Roots(Hash part, Hash whole) {}

  private record Walk(MessageDigest sha256, Hash partRoot) {
    Hash node(Hash left, Hash right) {
      return MerkleTree.node(sha256, left, right);
    }
  }
}
