package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.testkit.Knob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that fails, by libfiu under a process of its own; its word against what is on the disk.
 */
@Timeout(180)
class FailingDiskTest {

  private static final int ACKS = Knob.of("disk.acks", 200, 20_000);
  private static final int ENOSPC = 28;
  private static final int EIO = 5;

  // SQLite's words for them, and Java's.
  private static final List<String> WRITES = List.of("posix/io/rw/pwrite", "posix/io/rw/pwrite64");
  private static final List<String> REDUCED_WRITES =
      WRITES.stream().map(point -> point + "/reduce").toList();
  private static final List<String> SYNCS =
      List.of("posix/io/sync/fsync", "posix/io/sync/fdatasync");

  @TempDir private Path directory;

  @Test
  void aFullDiskRefusesAndTakesUpAgainWhereItWasWithoutARestart() throws Exception {
    try (Child child = start()) {
      awaitMoreAcks(child);
      fail(child, WRITES, 1, ENOSPC);
      child.await(() -> child.refused().size() > 20, "publications are refused");
      heal(child, WRITES);
      awaitMoreAcks(child);
      fail(child, WRITES, 0.05, ENOSPC);
      int refused = child.refused().size();
      child.await(() -> child.refused().size() > refused + 20, "some are refused");
      heal(child, WRITES);
      awaitMoreAcks(child);
      child.kill();
      assertEquals("", child.fault());
      Map<Long, Integer> found = Recovered.numbers(directory.resolve("data"));
      assertHolds(child, found);
      child
          .refused()
          .forEach((number, why) -> assertTrue(!found.containsKey(number), number + " " + why));
    }
  }

  @Test
  void aFailedWriteIsFinalAndTheNextStartGoesByWhatIsThere() throws Exception {
    assertFinal(WRITES, 0.02);
  }

  @Test
  void aFailedSyncIsFinalAndTheNextStartGoesByWhatIsThere() throws Exception {
    assertFinal(SYNCS, 0.02);
    assertFinal(SYNCS, 1);
  }

  private void assertFinal(List<String> points, double probability) throws Exception {
    try (Child child = start()) {
      awaitMoreAcks(child);
      fail(child, points, probability, EIO);
      child.await(() -> !child.fault().isEmpty(), "it says what is broken");
      heal(child, points);
      if (child.fault().contains("journal")) {
        int before = child.refused().size();
        child.await(() -> child.refused().size() > before + 50, "it refuses what comes");
        int acknowledged = child.acknowledged().size();
        child.await(() -> child.refused().size() > before + 100, "it refuses what comes");
        assertEquals(acknowledged, child.acknowledged().size());
      }
      child.kill();
      assertHolds(child, Recovered.numbers(directory.resolve("data")));
    }
  }

  @Test
  void shortWritesAreNoticedByNobody() throws Exception {
    try (Child child = start()) {
      fail(child, REDUCED_WRITES, 0.5, 0);
      awaitMoreAcks(child);
      awaitMoreAcks(child);
      child.kill();
      assertEquals(Map.of(), child.refused());
      assertHolds(child, Recovered.numbers(directory.resolve("data")));
    }
  }

  private Child start() throws Exception {
    requireFiu();
    return Child.start(
        List.of("fiu-run", "-x", "-f", control()), Recovered.empty(directory.resolve("data")));
  }

  private String control() {
    return directory.resolve("fiu").toString();
  }

  private static void requireFiu() throws InterruptedException {
    try {
      new ProcessBuilder("fiu-run", "-h")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new AssertionError(
          "fiu-run is not there: please install libfiu's tools (Debian: fiu-utils)", e);
    }
  }

  private static void awaitMoreAcks(Child child) throws InterruptedException {
    int before = child.acknowledged().size();
    child.await(() -> child.acknowledged().size() >= before + ACKS, "more are acknowledged");
  }

  private void fail(Child child, List<String> points, double probability, int errno)
      throws Exception {
    for (String point : points) {
      control(
          child,
          "enable_random name=%s,probability=%s,failinfo=%d".formatted(point, probability, errno));
    }
  }

  private void heal(Child child, List<String> points) throws Exception {
    for (String point : points) {
      control(child, "disable name=" + point);
    }
  }

  private void control(Child child, String command) throws Exception {
    int exit =
        new ProcessBuilder("fiu-ctrl", "-f", control(), "-c", command, "" + child.pid())
            .inheritIO()
            .start()
            .waitFor();
    assertEquals(0, exit, command);
  }

  /** Everything acknowledged is there, once; and nothing is there twice. */
  private static void assertHolds(Child child, Map<Long, Integer> found) {
    for (long number : child.acknowledged()) {
      assertEquals(1, found.get(number), "acknowledged: " + number);
    }
    found.forEach((number, times) -> assertEquals(1, times, "found: " + number));
  }
}
