package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.filesystem.TrailVerification.Known;
import dev.liveops.adapters.local.filesystem.TrailVerification.Outcome.Broken;
import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.audit.Hash;
import dev.liveops.domain.audit.Seal;
import dev.liveops.domain.audit.SignedSeal;
import dev.liveops.domain.receipt.VerificationKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a trail is compared with: keys, the head, and a head that somebody wrote down. A seal by a
 * key that is not known is believed when a later one by a known key, or the head, vouches for it.
 */
final class TrailTrust {

  private final Path headFile;
  private final List<VerificationKey> keys;
  private final AuditChain.Head anchor;
  private final Optional<SignedSeal> head;
  private String wrongHead;
  private boolean headWasMet;

  /** What is known of a line, and what is before it. */
  sealed interface KnownLine {
    /** The head vouches for it. */
    record OfHead(Seal seal) implements KnownLine {}

    /** Somebody wrote down its hash. */
    record OfAnchor(Hash hash) implements KnownLine {}
  }

  private TrailTrust(
      Path headFile,
      List<VerificationKey> keys,
      AuditChain.Head anchor,
      Optional<SignedSeal> head,
      String wrongHead) {
    this.headFile = headFile;
    this.keys = keys;
    this.anchor = anchor;
    this.head = head;
    this.wrongHead = wrongHead;
  }

  /** What there is in a data directory, and what is known besides. */
  static TrailTrust of(Path data, Known known) throws IOException {
    List<VerificationKey> keys = new ArrayList<>(known.keys());
    keys.addAll(TrailKeys.publicHalvesIn(data.resolve("secrets")));
    Path headFile = data.resolve(SealFile.HEAD);
    try {
      Optional<SignedSeal> head = SealFile.read(headFile);
      String wrong = head.map(signed -> wrongWithHead(signed, keys)).orElse("");
      return new TrailTrust(
          headFile, keys, known.anchor(), wrong.isEmpty() ? head : Optional.empty(), wrong);
    } catch (StorageFault e) {
      return new TrailTrust(
          headFile, keys, known.anchor(), Optional.empty(), "it is not the head of a trail");
    }
  }

  private static String wrongWithHead(SignedSeal head, List<VerificationKey> keys) {
    if (head.seal().of() != Seal.Of.HEAD) {
      return "it is not the head of a trail";
    }
    return keys.isEmpty() || keys.stream().anyMatch(head::isBy)
        ? ""
        : "it is not signed with a known key";
  }

  boolean hasKeys() {
    return !keys.isEmpty();
  }

  boolean hasHead() {
    return head.isPresent();
  }

  /** Whether there is no head, not even a wrong one. */
  boolean isWithoutHead() {
    return head.isEmpty() && wrongHead.isEmpty();
  }

  /** Through which position the head vouches. */
  long headThrough() {
    return head.map(signed -> signed.seal().last()).orElse(0L);
  }

  /** How far the trail is known to go. */
  long knownThrough() {
    return Math.max(headThrough(), anchor.length());
  }

  /** A segment may have been sealed while the lines before were being checked. */
  private boolean isNowBehind(long sealedThrough) throws IOException {
    try {
      return SealFile.read(headFile)
          .filter(now -> wrongWithHead(now, keys).isEmpty() && now.seal().last() >= sealedThrough)
          .isPresent();
    } catch (StorageFault e) {
      return false;
    }
  }

  /** What is wrong with the seal of a segment; nothing, when it is one. */
  String wrongWith(SignedSeal signed, TrailSegment segment, Hash previous) {
    if (signed.seal().of() != Seal.Of.SEGMENT
        || signed.seal().first() != segment.first()
        || !signed.seal().previous().equals(previous)) {
      return "it is not the seal of this segment";
    }
    return knowsKeyOf(signed) && hasKeys() && keys.stream().noneMatch(signed::isBy)
        ? "its signature is wrong"
        : "";
  }

  /** Whether a seal can be checked; without any key, nothing can, and nothing is asked for. */
  boolean knowsKeyOf(SignedSeal signed) {
    return keys.isEmpty() || keys.stream().anyMatch(key -> key.keyId().equals(signed.keyId()));
  }

  /**
   * Whether a segment that follows a seal, by its own seal or by the head, names another one.
   *
   * @param previous the hash of the seal that it follows
   */
  boolean isContradicted(Hash previous, TrailSegment segment, Optional<SignedSeal> seal) {
    return Stream.concat(seal.stream(), head.stream())
        .map(SignedSeal::seal)
        .filter(each -> each.first() == segment.first())
        .anyMatch(each -> !each.previous().equals(previous));
  }

  /** What is known of the line at a position. */
  List<KnownLine> known(long position, TrailSegment segment) {
    List<KnownLine> known = new ArrayList<>(2);
    if (position == headThrough() && segment.first() == head.orElseThrow().seal().first()) {
      headWasMet = true;
      known.add(new KnownLine.OfHead(head.orElseThrow().seal()));
    }
    if (position == anchor.length()) {
      known.add(new KnownLine.OfAnchor(anchor.hash()));
    }
    return known;
  }

  /** What is wrong where all lines and seals are right. */
  Optional<Broken> wrongAtEnd(
      boolean mustHaveHead, long sealedThrough, long position, Optional<Broken> suspect)
      throws IOException {
    if (head.isPresent() && headThrough() < sealedThrough && !isNowBehind(sealedThrough)) {
      wrongHead = "it is older than the last seal";
    } else if (head.isPresent() && !headWasMet && head.get().seal().last() > 0) {
      wrongHead = "it does not go with the seals";
    } else if (mustHaveHead && isWithoutHead()) {
      wrongHead = "it is missing";
    }
    if (!wrongHead.isEmpty()) {
      return Optional.of(new Broken(headFile, 1, position, wrongHead));
    }
    return hasHead() && headThrough() > sealedThrough ? Optional.empty() : suspect;
  }
}
