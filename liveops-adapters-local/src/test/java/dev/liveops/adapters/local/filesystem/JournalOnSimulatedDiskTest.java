package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.adapters.local.filesystem.SimulatedDisk.Kind;
import dev.liveops.adapters.local.filesystem.SimulatedDisk.PowerCut;
import dev.liveops.testkit.Knob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Power cuts at any operation of the disk, disks that are full and disks that fail: what was
 * durable is there, byte for byte, and behind it at most the group that nobody heard of.
 */
final class JournalOnSimulatedDiskTest {

  private static final int CUTS = Knob.of("journal.cuts", 2_000, 200_000);
  private static final int FAULTY_RUNS = Knob.of("journal.faulty.runs", 1_500, 50_000);
  private static final long SEED = Knob.seed("journal.seed", 20_261_122);

  /** After so many power cuts a new journal is begun, so that it does not become long. */
  private static final int CUTS_EACH = 8;

  @TempDir(factory = InMemoryDirectory.class)
  private Path directory;

  @Test
  void whatIsDurableOutlivesEveryPowerCut() {
    IntStream.range(0, CUTS / CUTS_EACH)
        .parallel()
        .forEach(run -> cutThePower(run, Kind.HONEST, 0));
  }

  @Test
  void aFailingDiskCostsNothingThatWasDurable() {
    IntStream.range(0, FAULTY_RUNS).parallel().forEach(run -> cutThePower(run, Kind.HONEST, 0.1));
  }

  /** A file that was begun with a write that failed, and the next one, are both not used yet. */
  @Test
  void filesThatWereMadeAheadGoWithoutLeavingAGap() throws IOException {
    for (int run = 0; run < 200; run++) {
      Random random = new Random(SEED + run);
      Life life = new Life(random, "seed %d, run %d: ".formatted(SEED, run));
      Path data = Files.createDirectories(directory.resolve("ahead-" + run));
      SimulatedDisk disk = new SimulatedDisk(data, random, Kind.HONEST);
      JournalFiles files = JournalFiles.open(disk, data.resolve("journal"), 100);
      life.append(files);
      files.tidy();
      disk.fail(1);
      life.append(files);
      disk.fail(0);
      files.tidy();
      assertEquals(3, JournalSegment.in(data.resolve("journal")).size());
      disk.cutWithin(12);
      assertThrows(
          PowerCut.class,
          () -> life.liveUntilItFails(JournalFiles.open(disk, data.resolve("journal"), 100)));
      Path left = Files.createDirectories(directory.resolve("ahead-left-" + run));
      disk.leaveTo(left);
      SimulatedDisk afterwards = new SimulatedDisk(left, random, Kind.HONEST);
      life.assertHolds(JournalFiles.open(afterwards, left.resolve("journal"), 100));
      Images.write(data, Map.of());
      Images.write(left, Map.of());
    }
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

  private void cutThePower(int run, Kind kind, double faultShare) {
    Random random = new Random(SEED + run);
    Life life = new Life(random, "seed %d, run %d: ".formatted(SEED, run));
    try {
      Path data = Files.createDirectories(directory.resolve("%s-%d-0".formatted(kind, run)));
      for (int cut = 1; cut <= CUTS_EACH; cut++) {
        SimulatedDisk disk = new SimulatedDisk(data, random, kind);
        life.live(disk, data, faultShare);
        Path left =
            Files.createDirectories(directory.resolve("%s-%d-%d".formatted(kind, run, cut)));
        disk.leaveTo(left);
        Images.write(data, Map.of());
        data = left;
      }
      Images.write(data, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A journal, from power cut to power cut, and what has to be in it. */
  private static final class Life {
    private final Random random;
    private final String where;
    private long durable;
    private long begun;
    private long trimmed;

    Life(Random random, String where) {
      this.random = random;
      this.where = where;
    }

    void live(SimulatedDisk disk, Path data, double faultShare) {
      disk.cutWithin(120);
      try {
        while (true) {
          disk.fail(0);
          JournalFiles files =
              JournalFiles.open(disk, data.resolve("journal"), 100 + random.nextInt(3_000));
          assertHolds(files);
          disk.fail(faultShare);
          liveUntilItFails(files);
        }
      } catch (PowerCut expected) {
        // The process is gone.
      } catch (StorageFault e) {
        throw new AssertionError(where + e.getMessage(), e);
      }
    }

    private void assertHolds(JournalFiles files) {
      assertTrue(files.end() >= durable, where + files.end() + " of " + durable + " are there");
      assertTrue(files.end() <= begun, where + files.end() + " are there, of " + begun);
      assertTrue(files.start() <= trimmed + 1, where + "it begins with " + files.start());
      durable = files.end();
      for (long next = files.start(); next <= files.end(); next = assertGroup(files, next) + 1) {
        assertTrue(next > 0, where);
      }
    }

    private long assertGroup(JournalFiles files, long position) {
      StoredGroup group = files.groupAt(position).orElseThrow();
      assertTrue(group.first() <= position, where);
      assertArrayEquals(payload(group.first(), group.count()), group.payload(), where);
      return group.first() + group.count() - 1;
    }

    /** Acts until a process would not dare to write any more. */
    private void liveUntilItFails(JournalFiles files) {
      try {
        while (true) {
          switch (random.nextInt(8)) {
            case 0, 1 -> tidy(files);
            case 2 -> {
              trimmed = Math.max(trimmed, random.nextLong(durable + 1));
              files.trim(trimmed);
            }
            case 3 -> {
              if (files.end() > trimmed) {
                assertGroup(files, trimmed + 1 + random.nextLong(files.end() - trimmed));
              }
            }
            default -> append(files);
          }
        }
      } catch (IOException failed) {
        // The next start goes by what is there.
      }
    }

    private static void tidy(JournalFiles files) {
      try {
        files.tidy();
      } catch (IOException later) {
        // It is tried again.
      }
    }

    private void append(JournalFiles files) throws IOException {
      long first = files.end() + 1;
      int count = 1 + random.nextInt(9);
      begun = Math.max(begun, first + count - 1);
      ByteWriter out = new ByteWriter();
      out.skip(JournalRecord.HEADER_BYTES);
      for (byte each : payload(first, count)) {
        out.writeByte(each);
      }
      try {
        files.append(first, count, JournalRecord.sealed(out, first, count));
        durable = files.end();
        assertEquals(first + count - 1, durable, where);
      } catch (DiskFull full) {
        assertEquals(first - 1, files.end(), where);
      }
    }

    /** Ends with zeros, which are what is in a file before something is written. */
    private static byte[] payload(long first, int count) {
      Random content = new Random(first * 31 + count);
      byte[] payload = new byte[8 + content.nextInt(1 << content.nextInt(10))];
      content.nextBytes(payload);
      return ByteBuffer.wrap(payload).putLong(payload.length - 8, first << 32).array();
    }
  }
}
