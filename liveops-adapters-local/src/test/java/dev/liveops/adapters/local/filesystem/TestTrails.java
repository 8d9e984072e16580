package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.receipt.ReceiptKey;
import dev.liveops.ports.event.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Trails to test with: that of a data directory, with a key that is always the same. */
final class TestTrails {

  static final ReceiptKey KEY = key(1);
  static final TrailKeys KEYS = new TrailKeys(KEY, List.of(KEY.verificationKey()));
  static final TrailVerification.Known KNOWN =
      new TrailVerification.Known(List.of(KEY.verificationKey()), AuditChain.Head.EMPTY);

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

  private TestTrails() {}

  static ReceiptKey key(int fill) {
    byte[] seed = new byte[ReceiptKey.SEED_BYTES];
    Arrays.fill(seed, (byte) fill);
    return ReceiptKey.fromSeed(seed);
  }

  static FileTrail open(Path data, long segmentBytes) {
    return open(new FileDisk(), data, segmentBytes, KEYS);
  }

  static FileTrail open(Disk disk, Path data, long segmentBytes, TrailKeys keys) {
    try {
      Files.createDirectories(data.resolve("audit"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return FileTrail.open(disk, data.resolve("audit"), segmentBytes, keys, CLOCK);
  }

  static TrailVerification.Outcome verify(Path data) {
    return TrailVerification.verify(data, KNOWN);
  }

  static List<TrailSegment> segments(Path data) throws IOException {
    return TrailSegment.in(data.resolve("audit"));
  }

  /** Facts of all kinds, mostly accepted events, at positions from one on and before another. */
  static List<Delivery> deliveries(long from, long to) {
    List<Delivery> deliveries = new ArrayList<>();
    List<Fact> kinds = SampleFacts.oneOfEach();
    for (long position = from; position < to; position++) {
      Fact fact =
          position % 5 == 0
              ? kinds.get((int) (position / 5 % kinds.size()))
              : SampleFacts.accepted(position);
      deliveries.add(new Delivery(position, fact));
    }
    return deliveries;
  }
}
