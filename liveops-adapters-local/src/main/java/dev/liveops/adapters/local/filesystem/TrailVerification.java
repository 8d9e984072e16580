package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.audit.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks an audit trail offline, with nothing but its files. */
public final class TrailVerification {

  /** What was found. */
  public sealed interface Outcome {
    /** Every line goes with the one before, from the first to the last. */
    record Intact(int segments, AuditChain.Head head) implements Outcome {}

    /** The first line that is wrong, by file and by number in it (1 is the first). */
    record Broken(Path file, long line, long position, String why) implements Outcome {}
  }

  private final AuditChain chain = new AuditChain(AuditChain.Head.EMPTY);
  private final TrailReader reader = new TrailReader();
  private Optional<Outcome> broken = Optional.empty();

  private TrailVerification() {}

  /**
   * Verifies the trail in a directory: a data directory, or its {@code audit}.
   *
   * @throws StorageFault when there is no trail, or it cannot be read
   */
  public static Outcome verify(Path directory) {
    Path trail = directory.resolve("audit");
    return new TrailVerification().run(Files.isDirectory(trail) ? trail : directory);
  }

  private Outcome run(Path directory) {
    try {
      List<TrailSegment> segments = TrailSegment.in(directory);
      if (segments.isEmpty()) {
        throw new StorageFault(directory + ": no audit trail there");
      }
      for (TrailSegment segment : segments) {
        if (segment.first() != chain.head().length() + 1) {
          return wrong(segment, "the segment before it is missing or cut");
        }
        segment.forEachLine((offset, line, complete) -> check(segment, line, complete));
        if (broken.isPresent()) {
          return broken.get();
        }
      }
      return new Outcome.Intact(segments.size(), chain.head());
    } catch (IOException e) {
      throw new StorageFault(directory + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private boolean check(TrailSegment segment, byte[] line, boolean complete) {
    Optional<Hash> hash = TrailLine.hash(line);
    Optional<byte[]> body = TrailLine.body(line);
    String why =
        !complete || hash.isEmpty()
            ? "not a whole line"
            : position(line) != chain.head().length() + 1 ? "not the next position" : "";
    if (why.isEmpty() && !hash.equals(body.map(chain::append))) {
      broken = Optional.of(brokenAt(segment, chain.head().length(), "its hash does not fit"));
    } else if (!why.isEmpty()) {
      broken = Optional.of(wrong(segment, why));
    }
    return broken.isEmpty();
  }

  private long position(byte[] line) {
    try {
      return reader.read(line, line.length).position();
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  private Outcome wrong(TrailSegment segment, String why) {
    return brokenAt(segment, chain.head().length() + 1, why);
  }

  private static Outcome brokenAt(TrailSegment segment, long position, String why) {
    return new Outcome.Broken(segment.file(), position - segment.first() + 1, position, why);
  }
}
