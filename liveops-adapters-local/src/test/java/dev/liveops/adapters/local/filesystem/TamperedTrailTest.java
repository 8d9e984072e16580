package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.adapters.local.filesystem.TrailVerification.Known;
import dev.liveops.adapters.local.filesystem.TrailVerification.Outcome;
import dev.liveops.domain.audit.AuditChain;
import dev.liveops.testkit.Knob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a trail, its verification names the first entry that shows it. */
final class TamperedTrailTest {

  private static final int TAMPERINGS = Knob.of("trail.tamperings", 10_000, 1_000_000);
  private static final long SEED = Knob.seed("trail.tampering.seed", 6962L);
  private static final long ENTRIES = 60;
  private static final long SEGMENT_BYTES = 6_000;

  @TempDir private Path data;

  @BeforeEach
  void recordFourSegments() throws IOException {
    record(ENTRIES);
    assertEquals(4, TestTrails.segments(data).size());
  }

  private void record(long entries) {
    try (FileTrail trail = TestTrails.open(data, SEGMENT_BYTES)) {
      trail.append(TestTrails.deliveries(trail.position() + 1, entries + 1));
    }
  }

  @Test
  void theFirstBadEntryIsNamedWhateverWasDone() throws IOException {
    Outcome.Intact intact = assertInstanceOf(Outcome.Intact.class, TestTrails.verify(data));
    assertEquals(ENTRIES, intact.head().length());
    assertEquals(ENTRIES, intact.vouchedThrough());
    assertEquals(3, intact.seals());
    assertEquals("", firstNotNamed(TestTrails::verify, TAMPERINGS));
  }

  @Test
  void aVerificationThatChecksNoSignatureIsFoundOut() throws IOException {
    Function<Path, Outcome> withoutKey = path -> TrailVerification.verify(path, Known.NOTHING);
    assertInstanceOf(Outcome.Intact.class, withoutKey.apply(data));
    assertTrue(!firstNotNamed(withoutKey, 2_000).isEmpty(), "the check would not see it");
  }

  @Test
  void aVerificationThatNamesTheLineBeforeIsFoundOut() throws IOException {
    Function<Path, Outcome> oneOff =
        path ->
            TestTrails.verify(path) instanceof Outcome.Broken broken
                ? new Outcome.Broken(
                    broken.file(), broken.line() - 1, broken.position(), broken.why())
                : TestTrails.verify(path);
    assertTrue(!firstNotNamed(oneOff, 10).isEmpty(), "the check would not see it");
  }

  /** Tampers and verifies; returns the first trace that was not named, or nothing. */
  private String firstNotNamed(Function<Path, Outcome> verification, int tamperings)
      throws IOException {
    Tampering tampering = new Tampering(data, new Random(SEED));
    for (int round = 0; round < tamperings; round++) {
      Tampering.Trace trace = tampering.tamper();
      boolean isNamed =
          verification.apply(data) instanceof Outcome.Broken broken
              && trace.equals(new Tampering.Trace(broken.file(), broken.line(), broken.position()));
      if (!isNamed) {
        return "seed %d round %d: %s expected, not %s"
            .formatted(SEED, round, trace, verification.apply(data));
      }
      tampering.undo();
    }
    assertInstanceOf(Outcome.Intact.class, TestTrails.verify(data), "undone");
    return "";
  }

  @Test
  void anOlderCopyOfEverythingGoesUnseenUnlessAHeadWasWrittenDown() throws IOException {
    Path copy = data.resolveSibling(data.getFileName() + "-copy");
    copy(data, copy);
    record(ENTRIES + 40);
    Outcome.Intact now = assertInstanceOf(Outcome.Intact.class, TestTrails.verify(data));

    assertInstanceOf(Outcome.Intact.class, TestTrails.verify(copy));
    Known known = new Known(TestTrails.KNOWN.keys(), now.head());
    assertInstanceOf(Outcome.Intact.class, TrailVerification.verify(data, known));
    Outcome.Broken cut =
        assertInstanceOf(Outcome.Broken.class, TrailVerification.verify(copy, known));
    assertEquals(ENTRIES + 1, cut.position());
    assertEquals("it is missing", cut.why());
  }

  @Test
  void aHeadOfAnotherTrailIsNotGoneThrough() {
    AuditChain.Head other = new AuditChain.Head(7, AuditChain.genesis());
    Outcome.Broken broken =
        assertInstanceOf(
            Outcome.Broken.class,
            TrailVerification.verify(data, new Known(TestTrails.KNOWN.keys(), other)));
    assertEquals(7, broken.position());
  }

  @Test
  void aFormerKeyIsVouchedForByTheOneThatFollowsIt() throws IOException {
    TrailKeys second =
        new TrailKeys(
            TestTrails.key(2),
            List.of(TestTrails.key(2).verificationKey(), TestTrails.KEY.verificationKey()));
    try (FileTrail trail = TestTrails.open(new FileDisk(), data, SEGMENT_BYTES, second)) {
      trail.append(TestTrails.deliveries(ENTRIES + 1, ENTRIES + 10));
    }
    Known newKeyAlone =
        new Known(List.of(TestTrails.key(2).verificationKey()), AuditChain.Head.EMPTY);
    assertInstanceOf(Outcome.Intact.class, TrailVerification.verify(data, newKeyAlone));
    TrailKeys onlySecond = new TrailKeys(second.current(), newKeyAlone.keys());
    TestTrails.open(new FileDisk(), data, SEGMENT_BYTES, onlySecond).close();

    Known strange = new Known(List.of(TestTrails.key(3).verificationKey()), AuditChain.Head.EMPTY);
    Outcome.Broken broken =
        assertInstanceOf(Outcome.Broken.class, TrailVerification.verify(data, strange));
    assertEquals("it is not signed with a known key", broken.why());
  }

  @Test
  void whatHasAHeadByAnotherKeyIsNotOpened() {
    TrailKeys strange =
        new TrailKeys(TestTrails.key(3), List.of(TestTrails.key(3).verificationKey()));
    StorageFault fault =
        assertThrows(
            StorageFault.class,
            () -> TestTrails.open(new FileDisk(), data, SEGMENT_BYTES, strange));
    assertTrue(fault.getMessage().startsWith(data.resolve(SealFile.HEAD) + ": line 1 is damaged"));
  }

  @Test
  void aCopyOfTheLinesAndSealsAloneCanBeCheckedToo() throws IOException {
    Path copy = data.resolveSibling(data.getFileName() + "-lines").resolve("archive");
    copy(data.resolve("audit"), copy);
    Outcome.Intact intact = assertInstanceOf(Outcome.Intact.class, TestTrails.verify(copy));
    assertEquals(ENTRIES, intact.head().length());
    assertTrue(!intact.hasHead());
    assertTrue(intact.vouchedThrough() < ENTRIES);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
