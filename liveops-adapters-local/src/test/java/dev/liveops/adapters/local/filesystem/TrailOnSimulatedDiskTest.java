package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.adapters.local.filesystem.SimulatedDisk.Kind;
import dev.liveops.adapters.local.filesystem.SimulatedDisk.PowerCut;
import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.event.EventId;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.Delivery;
import dev.liveops.testkit.Knob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Power cuts at any operation of the disk, and disks that fail: what the trail said was durable is
 * there byte for byte, nothing is there twice, and the rest is a beginning of what was appended.
 */
final class TrailOnSimulatedDiskTest {

  private static final int CUTS = Knob.of("trail.cuts", 1_000, 100_000);
  private static final int FAULTY_RUNS = Knob.of("trail.faulty.runs", 40, 10_000);
  private static final long SEED = Knob.seed("trail.seed", 20261122L);

  /** After so many power cuts a new trail is begun, so that it does not become long. */
  private static final int CUTS_EACH = 8;

  private static final int LINES_MAX = 1_500;
  private static final byte[] LINES = lines();

  @TempDir private Path directory;

  /** All lines of a trail, as they must be on the disk. */
  private static byte[] lines() {
    LineBuffer buffer = new LineBuffer(1024);
    TrailWriter writer = new TrailWriter(buffer);
    AuditChain chain = new AuditChain(AuditChain.Head.EMPTY);
    for (Delivery delivery : TestTrails.deliveries(1, LINES_MAX)) {
      int start = buffer.length();
      writer.write(delivery);
      TrailLine.finish(buffer, start, chain);
      buffer.write('\n');
    }
    return Arrays.copyOf(buffer.array(), buffer.length());
  }

  @Test
  void whatIsDurableOutlivesEveryPowerCut() {
    // Side by side: they wait for the file system most of the time.
    IntStream.range(0, CUTS / CUTS_EACH)
        .parallel()
        .forEach(run -> cutThePower(run, Kind.HONEST, 0));
  }

  @Test
  void aFailingDiskCostsNothingThatWasDurableAndNothingIsWrittenTwice() {
    IntStream.range(0, FAULTY_RUNS).parallel().forEach(run -> cutThePower(run, Kind.HONEST, 0.1));
  }

  @Test
  void aDiskThatForcesNoFileIsFoundOut() {
    assertFoundOut(Kind.FORCES_NO_FILE);
  }

  @Test
  void aDiskThatForcesNoDirectoryIsFoundOut() {
    assertFoundOut(Kind.FORCES_NO_DIRECTORY);
  }

  private void assertFoundOut(Kind kind) {
    assertThrows(
        AssertionError.class,
        () -> {
          for (int run = 0; run < 50; run++) {
            cutThePower(run, kind, 0);
          }
        },
        "the check would not see it");
  }

  /** Lets a trail live through several power cuts. */
  private void cutThePower(int run, Kind kind, double faultShare) {
    try {
      liveThroughCuts(run, kind, faultShare);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void liveThroughCuts(int run, Kind kind, double faultShare) throws IOException {
    Random random = new Random(SEED + run);
    String where = "seed " + SEED + " run " + run + ": ";
    Path data = directory.resolve(kind + "-" + run + "-" + faultShare + "-0");
    Files.createDirectories(data.resolve("audit"));
    long durable = 0;
    long appended = 0;
    for (int cut = 1; cut <= CUTS_EACH; cut++) {
      SimulatedDisk disk = new SimulatedDisk(data, random, kind);
      Life life = new Life(disk, data, random, durable, appended, where + "life " + cut + ": ");
      life.live(faultShare);
      Path left = directory.resolve(kind + "-" + run + "-" + faultShare + "-" + cut);
      Files.createDirectories(left.resolve("audit"));
      disk.leaveTo(left);
      delete(data);
      data = left;
      durable = life.durable;
      appended = life.appended;
      life.check(left);
    }
    delete(data);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** From one start to the next power cut. */
  private static final class Life {
    private final SimulatedDisk disk;
    private final Path data;
    private final Random random;
    private final String where;
    private long durable;
    private long appended;

    Life(SimulatedDisk disk, Path data, Random random, long durable, long appended, String where) {
      this.disk = disk;
      this.data = data;
      this.random = random;
      this.durable = durable;
      this.appended = appended;
      this.where = where;
    }

    void live(double faultShare) {
      disk.cutWithin(80);
      try {
        FileTrail trail = open();
        assertWhole(trail);
        disk.fail(faultShare);
        while (true) {
          act(trail);
          assertTrue(trail.position() >= durable, where + "it went back behind what is durable");
          durable = Math.max(durable, trail.durableThrough());
        }
      } catch (PowerCut expected) {
        // The process is gone.
      } catch (StorageFault e) {
        throw new AssertionError(where + e.getMessage(), e);
      }
    }

    private FileTrail open() {
      long segmentBytes = 3_000L + random.nextInt(9_000);
      FileTrail trail = TestTrails.open(disk, data, segmentBytes, TestTrails.KEYS);
      assertTrue(
          trail.position() >= durable, where + trail.position() + " of " + durable + " are there");
      durable = trail.durableThrough();
      return trail;
    }

    private void act(FileTrail trail) {
      try {
        switch (random.nextInt(24)) {
          case 0, 1, 2, 3, 4, 5 -> {
            trail.flush();
            durable = trail.durableThrough();
            assertEquals(trail.position(), durable, where);
          }
          case 6 -> assertWhole(trail);
          case 7, 8, 9 -> assertFound(trail);
          default -> append(trail);
        }
      } catch (PortUnavailable failing) {
        // As the recorder does: go on from where the trail is then.
      }
    }

    private void append(FileTrail trail) {
      long from = trail.position() + 1;
      long to = Math.min(LINES_MAX, from + 1 + random.nextInt(12));
      appended = Math.max(appended, to - 1);
      trail.append(TestTrails.deliveries(Math.max(1, from - 2), to));
    }

    private void assertWhole(FileTrail trail) {
      List<Delivery> all = new ArrayList<>();
      trail.replay(all::add);
      assertEquals(TestTrails.deliveries(1, trail.position() + 1), all, where);
    }

    private void assertFound(FileTrail trail) {
      long number = 1L + random.nextInt((int) trail.position() + 1);
      EventId event = SampleFacts.event(number).id();
      boolean isThere =
          trail.find(event).facts().stream().anyMatch(each -> each.position() == number);
      boolean shouldBe = number <= trail.position() && number % 5 != 0;
      assertTrue(isThere || !shouldBe, where + "event " + number + " is not found");
    }

    /** What the power cut left is a trail that verifies before it is opened again. */
    void check(Path left) throws IOException {
      if (!Files.exists(left.resolve(SealFile.HEAD))) {
        assertEquals(0, durable, where + "there is no head");
        return;
      }
      TrailVerification.Outcome.Intact intact =
          assertInstanceOf(
              TrailVerification.Outcome.Intact.class, TestTrails.verify(left), where + left);
      long length = intact.head().length();
      assertTrue(length >= durable, where + length + " of " + durable + " are left");
      assertTrue(length <= appended, where + length + " are left, though " + appended + " were");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (TrailSegment segment : TestTrails.segments(left)) {
        bytes.writeBytes(Files.readAllBytes(segment.file()));
      }
      int certain = prefix(bytes.toByteArray());
      assertTrue(certain >= length, where + "other bytes are on the disk");
    }

    /** How many lines at the beginning are what they must be. */
    private static int prefix(byte[] bytes) {
      int mismatch = Arrays.mismatch(bytes, LINES);
      int same = mismatch < 0 ? bytes.length : mismatch;
      int lines = 0;
      for (int i = 0; i < same; i++) {
        lines += bytes[i] == '\n' ? 1 : 0;
      }
      return lines;
    }
  }
}
