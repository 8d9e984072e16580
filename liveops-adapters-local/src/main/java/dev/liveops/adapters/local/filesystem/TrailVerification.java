package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.audit.Hash;
import dev.liveops.domain.audit.SignedSeal;
import dev.liveops.domain.receipt.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Checks an audit trail offline, with nothing but its files and the public key: every line against
 * the one before, every full segment against its seal, the seals and the head against their
 * signatures, and the end of the trail against its head. The trail may be in use meanwhile.
 */
public final class TrailVerification {

  /** What was found. */
  public sealed interface Outcome {
    /**
     * Nothing is wrong.
     *
     * @param segments how many files were checked
     * @param seals how many of them are sealed
     * @param head how far the trail goes, as far as its lines are finished
     * @param isSigned whether there was a key to check signatures with
     * @param vouchedThrough through which position the head, or the last seal, vouches for lines;
     *     those behind are still in the journal
     * @param hasHead whether there was a head, without which nobody can tell that the end was cut
     * @param isUnfinished whether there is the beginning of a line at the end: the trail is in use,
     *     or a crash cut it short, and the next start will write it again
     */
    record Intact(
        int segments,
        int seals,
        AuditChain.Head head,
        boolean isSigned,
        long vouchedThrough,
        boolean hasHead,
        boolean isUnfinished)
        implements Outcome {}

    /**
     * Something is, and this is the first of it.
     *
     * @param file the file it is in, or would have to be
     * @param line the number of the line in the file, from 1
     * @param position the position of the entry; for a seal or a head, of the last it vouches for
     * @param why what is wrong
     */
    record Broken(Path file, long line, long position, String why) implements Outcome {}
  }

  /**
   * What is known of a trail from elsewhere.
   *
   * @param keys the public keys that it may be signed with; those among the secrets of a data
   *     directory are used besides
   * @param anchor a head that it is known to have had; {@link AuditChain.Head#EMPTY} for none
   */
  public record Known(List<VerificationKey> keys, AuditChain.Head anchor) {

    /** Nothing. */
    public static final Known NOTHING = new Known(List.of(), AuditChain.Head.EMPTY);

    /** Keeps its own copy. */
    public Known {
      keys = List.copyOf(keys);
    }
  }

  private final Path trail;
  private final TrailTrust trust;
  private final boolean mustHaveHead;
  private int seals;
  private long sealedThrough;
  private Hash previous = AuditChain.genesis();
  private Optional<Outcome.Broken> suspect = Optional.empty();
  private AuditChain.Head reached = AuditChain.Head.EMPTY;
  private boolean unfinished;

  private TrailVerification(Path trail, TrailTrust trust, boolean mustHaveHead) {
    this.trail = trail;
    this.trust = trust;
    this.mustHaveHead = mustHaveHead;
  }

  /**
   * Verifies the trail in a directory: a data directory, or its {@code audit}. A data directory
   * must have the head of its trail; beside a copy of {@code audit} alone there may be none.
   *
   * @throws StorageFault when there is no trail, or it cannot be read
   */
  public static Outcome verify(Path directory, Known known) {
    boolean isData = Files.isDirectory(directory.resolve("audit"));
    Path data = isData ? directory : directory.toAbsolutePath().normalize().getParent();
    Path trail = isData ? directory.resolve("audit") : directory;
    try {
      // The head first: of a trail in use, lines may be added while this goes on, but not taken.
      TrailTrust trust = TrailTrust.of(data, known);
      return new TrailVerification(trail, trust, isData).run();
    } catch (IOException e) {
      throw new StorageFault(directory + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /** The public keys of the trail in a data directory; none where there is no key. */
  public static List<VerificationKey> publicKeysOf(Path data) {
    return TrailKeys.publicHalvesIn(data.resolve("secrets"));
  }

  private Outcome run() throws IOException {
    List<TrailSegment> segments = TrailSegment.in(trail);
    if (segments.isEmpty() && (!mustHaveHead || trust.isWithoutHead())) {
      throw new StorageFault(trail + ": no audit trail there");
    }
    Optional<Outcome.Broken> broken = Optional.empty();
    for (int i = 0; i < segments.size() && broken.isEmpty(); i++) {
      long next = i + 1 < segments.size() ? segments.get(i + 1).first() : 0;
      broken = check(segments.get(i), next);
    }
    if (broken.isEmpty()) {
      broken = checkEnd(segments);
    }
    return broken.isPresent()
        ? broken.get()
        : new Outcome.Intact(
            segments.size(),
            seals,
            reached,
            trust.hasKeys(),
            Math.max(trust.headThrough(), sealedThrough),
            trust.hasHead(),
            unfinished);
  }

  /**
   * Checks a segment: its lines first, for they come before its seal.
   *
   * @param next where the segment after it begins; 0 when there is none
   */
  private Optional<Outcome.Broken> check(TrailSegment segment, long next) throws IOException {
    if (segment.first() != reached.length() + 1) {
      return missing(TrailSegment.startingAt(trail, reached.length() + 1));
    }
    Optional<SignedSeal> found = Optional.empty();
    String wrong;
    try {
      found = SealFile.read(segment.sealFile());
      if (suspect.isPresent() && trust.isContradicted(previous, segment, found)) {
        return suspect;
      }
      wrong =
          found
              .map(seal -> trust.wrongWith(seal, segment, previous))
              .orElse(next > 0 ? "it is missing" : "");
    } catch (StorageFault e) {
      wrong = "it is not a seal";
    }
    SegmentVerification lines = new SegmentVerification(segment, reached, previous, trust);
    Optional<Outcome.Broken> broken = lines.run(wrong.isEmpty() ? found : Optional.empty(), next);
    reached = lines.head();
    unfinished = lines.isUnfinished();
    if (broken.isPresent()) {
      return broken;
    }
    if (!wrong.isEmpty()) {
      return Optional.of(new Outcome.Broken(segment.sealFile(), 1, reached.length(), wrong));
    }
    found.ifPresent(seal -> sealed(segment, seal));
    return Optional.empty();
  }

  private void sealed(TrailSegment segment, SignedSeal seal) {
    seals++;
    sealedThrough = seal.seal().last();
    previous = seal.hash();
    suspect =
        trust.knowsKeyOf(seal)
            ? Optional.empty()
            : Optional.of(
                new Outcome.Broken(
                    segment.sealFile(), 1, sealedThrough, "it is not signed with a known key"));
  }

  /** Whether the trail goes as far as is known, and who vouches for it. */
  private Optional<Outcome.Broken> checkEnd(List<TrailSegment> segments) throws IOException {
    if (reached.length() < trust.knownThrough()) {
      boolean isOpen = !segments.isEmpty() && sealedThrough < segments.getLast().first();
      return missing(
          isOpen ? segments.getLast() : TrailSegment.startingAt(trail, reached.length() + 1));
    }
    return trust.wrongAtEnd(mustHaveHead, sealedThrough, reached.length(), suspect);
  }

  private Optional<Outcome.Broken> missing(TrailSegment segment) {
    long position = reached.length() + 1;
    return Optional.of(
        new Outcome.Broken(
            segment.file(), position - segment.first() + 1, position, "it is missing"));
  }
}
