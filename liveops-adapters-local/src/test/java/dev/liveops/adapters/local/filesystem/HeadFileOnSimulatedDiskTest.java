package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.adapters.local.filesystem.SimulatedDisk.Kind;
import dev.liveops.adapters.local.filesystem.SimulatedDisk.PowerCut;
import dev.liveops.testkit.Knob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that fail, and then power cuts: what was made safe is there, and nothing that was not. */
final class HeadFileOnSimulatedDiskTest {

  private static final int RUNS = Knob.of("head.runs", 1_000, 100_000);
  private static final long SEED = Knob.seed("head.seed", 20_261_123);
  private static final int CUTS_EACH = 5;

  @TempDir(factory = InMemoryDirectory.class)
  private Path directory;

  @Test
  void whatWasMadeSafeOutlivesADiskThatFailsAndEveryPowerCut() {
    IntStream.range(0, RUNS).parallel().forEach(this::live);
  }

  private void live(int run) {
    Random random = new Random(SEED + run);
    String where = "seed %d, run %d: ".formatted(SEED, run);
    try {
      Path data = Files.createDirectories(directory.resolve(run + "-0"));
      HeadFile.create(new FileDisk(), data.resolve("head"));
      long[] safeAndNoted = {0, 0};
      for (int cut = 1; cut <= CUTS_EACH; cut++) {
        SimulatedDisk disk = new SimulatedDisk(data, random, Kind.HONEST);
        untilThePowerIsCut(disk, data.resolve("head"), random, where, safeAndNoted);
        Path left = Files.createDirectories(directory.resolve(run + "-" + cut));
        disk.leaveTo(left);
        Images.write(data, Map.of());
        data = left;
      }
      Images.write(data, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void untilThePowerIsCut(
      SimulatedDisk disk, Path file, Random random, String where, long[] safeAndNoted)
      throws IOException {
    disk.cutWithin(40);
    try {
      disk.fail(0);
      HeadFile head = HeadFile.open(disk, file);
      assertTrue(head.value() >= safeAndNoted[0], where + "made safe was " + safeAndNoted[0]);
      assertTrue(head.value() <= safeAndNoted[1], where + "noted was " + safeAndNoted[1]);
      disk.fail(0.3);
      boolean isNoted = false; // since something last failed, or was made safe
      while (true) {
        boolean wasNoted = isNoted;
        isNoted = false;
        try {
          if (random.nextInt(3) == 0) {
            head.sync();
            safeAndNoted[0] = wasNoted ? head.value() : safeAndNoted[0];
          } else {
            safeAndNoted[1] = head.value() + 1;
            head.advance(safeAndNoted[1]);
            isNoted = true;
          }
        } catch (IOException later) {
          continue; // it is tried again
        }
      }
    } catch (PowerCut expected) {
      return;
    } catch (StorageFault e) {
      throw new AssertionError(where + e.getMessage(), e);
    }
  }
}
