package dev.liveops.domain.signing;

import java.util.Optional;

/** What the signature of a request is worth. Only {@link Valid} lets the request pass. */
public sealed interface SignatureCheck {

  /**
   * Whoever made the signature knows the secret of {@code key}.
   *
   * @param key the key that fits
   * @param stamp what tells a replay from the first request; empty for version 1, which has no time
   *     in it
   */
  record Valid(SigningKey key, Optional<Stamp> stamp) implements SignatureCheck {}

  /** There is no signature. */
  record Missing() implements SignatureCheck {}

  /**
   * It does not have the form of a signature.
   *
   * @param reason what is wrong, in words that repeat nothing of the request
   */
  record Malformed(String reason) implements SignatureCheck {}

  /** No key has this id. */
  record UnknownKey() implements SignatureCheck {}

  /** It was made with another secret, or of another request. */
  record Mismatch() implements SignatureCheck {}

  /** It is right, but the key is another game's. */
  record WrongGame() implements SignatureCheck {}

  /**
   * It is right, but its time is too far from ours.
   *
   * @param timestampSeconds what the request says its time is, epoch seconds
   */
  record Stale(long timestampSeconds) implements SignatureCheck {}

  /**
   * The time a request was signed at, and what to know it again by.
   *
   * @param timestampSeconds epoch seconds
   * @param fingerprint the first 64 bits of the signature: only who knows the secret could aim at
   *     one
   */
  record Stamp(long timestampSeconds, long fingerprint) {}
}
