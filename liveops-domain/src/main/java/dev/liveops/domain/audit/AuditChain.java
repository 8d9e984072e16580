package dev.liveops.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The hash chain over the lines of an audit trail. The hash of a line is SHA-256 over the hash of
 * the line before it (32 bytes) and the bytes of the line, without its line end. Before the first
 * line stands {@link #genesis()}.
 *
 * <p>Whoever changes, removes, adds or swaps a line has to change every hash after it. The chain
 * alone does not show that its end was cut off, or that all hashes were made anew: for that, keep
 * its {@link Head} where the trail's writer cannot reach it.
 *
 * <p>Not safe for use by several threads.
 */
public final class AuditChain {

  private static final String GENESIS = "LiveOps audit chain v1";

  private final MessageDigest sha256 = Hash.sha256();
  private long length;
  private Hash hash;

  /**
   * How far a chain goes.
   *
   * @param length how many lines
   * @param hash the hash of the last of them; {@link #genesis()} when there is none
   */
  public record Head(long length, Hash hash) {

    /** The head of a chain without lines. */
    public static final Head EMPTY = new Head(0, genesis());
  }

  /**
   * A line as found in a trail.
   *
   * @param line its bytes, without the line end
   * @param hash the hash that is recorded for it
   */
  public record Link(byte[] line, Hash hash) {}

  /** Goes on from where a chain has got to; a new one goes on from {@link Head#EMPTY}. */
  public AuditChain(Head head) {
    this.length = head.length();
    this.hash = head.hash();
  }

  /** SHA-256 of the ASCII text {@value #GENESIS}: no hash of anything else a program might make. */
  public static Hash genesis() {
    MessageDigest sha256 = Hash.sha256();
    sha256.update(GENESIS.getBytes(StandardCharsets.US_ASCII));
    return Hash.finish(sha256);
  }

  /** Adds a line, given without its line end, and returns its hash. */
  public Hash append(byte[] line) {
    return append(line, 0, line.length);
  }

  /** Adds a line that is a part of an array, given without its line end, and returns its hash. */
  public Hash append(byte[] bytes, int offset, int count) {
    hash.feed(sha256);
    sha256.update(bytes, offset, count);
    hash = Hash.finish(sha256);
    length++;
    return hash;
  }

  /** How many lines it has; the length of {@link #head}. */
  public long length() {
    return length;
  }

  /** How far the chain has got. */
  public Head head() {
    return new Head(length, hash);
  }

  /**
   * Checks lines that follow each other, and names the first that is wrong.
   *
   * @param from the head before the first of them
   * @param links the lines; read once, in order, and no further than the first wrong one
   * @param anchor a head that the chain is known to have reached; {@code from} when none is known.
   *     Lines after it are checked, too
   * @throws IllegalArgumentException when the anchor is before {@code from}
   */
  public static ChainCheck verify(Head from, Iterable<Link> links, Head anchor) {
    if (anchor.length() < from.length()) {
      throw new IllegalArgumentException("anchor: is before the first line");
    }
    AuditChain chain = new AuditChain(from);
    if (!chain.agreesWith(anchor)) {
      return new ChainCheck.Broken(from.length(), ChainCheck.Fault.REWRITTEN);
    }
    for (Link link : links) {
      long index = chain.length;
      if (!chain.append(link.line()).equals(link.hash())) {
        return new ChainCheck.Broken(index, ChainCheck.Fault.ALTERED);
      }
      if (!chain.agreesWith(anchor)) {
        return new ChainCheck.Broken(index, ChainCheck.Fault.REWRITTEN);
      }
    }
    return chain.length < anchor.length()
        ? new ChainCheck.Broken(chain.length, ChainCheck.Fault.MISSING)
        : new ChainCheck.Intact(chain.head());
  }

  private boolean agreesWith(Head anchor) {
    return length != anchor.length() || hash.equals(anchor.hash());
  }
}
