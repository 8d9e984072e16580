package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.testkit.Knob;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stops a process that publishes at random instants, in the middle of whatever it does, and copies
 * its files. Each copy must open, with the torn beginning of a next commit behind it or without,
 * and hold everything that was acknowledged before, once, and nothing that was never published.
 */
@Timeout(600)
class PowerCutTest {

  private static final long SEED = Knob.seed("powercut.seed", 20_261_122);
  private static final int INSTANTS = Knob.of("powercut.instants", 30, 3_000);
  private static final int INSTANTS_A_CHILD = 50;
  private static final int RUN_MICROS_MAX = 20_000;

  @TempDir(factory = InMemoryDirectory.class)
  private Path directory;

  private final Random random = new Random(SEED);
  private int opened;
  private int refused;

  /** The files at an instant, and what was acknowledged before it. */
  private record Instant(Map<String, byte[]> files, Set<Long> acknowledged) {}

  @Test
  void everyInstantLeavesWhatWasAcknowledged() throws Exception {
    for (int begun = 0; begun < INSTANTS; begun += INSTANTS_A_CHILD) {
      Path root = Recovered.empty(directory.resolve("data"));
      try (Child child = Child.start(List.of(), root)) {
        child.await(() -> child.acknowledged().size() > 10, "it publishes");
        for (int i = begun; i < Math.min(INSTANTS, begun + INSTANTS_A_CHILD); i++) {
          Instant instant = stopped(child, root);
          String which = "seed %d, instant %d: ".formatted(SEED, i);
          assertHolds(instant.files(), instant.acknowledged(), which);
          assertHolds(withTornEnd(instant.files()), instant.acknowledged(), which + "torn end, ");
          checkCut(instant, which + "cut, ");
        }
      }
    }
    System.out.printf(
        "%d instants; logs cut short: %d opened, %d refused%n", INSTANTS, opened, refused);
    assertTrue(refused > INSTANTS / 2, "cuts have to be seen");
  }

  /** The lie that this test is there to catch: an acknowledgement of what never was durable. */
  @Test
  void anAcknowledgementOfTheUnwrittenIsCaught() throws Exception {
    Path root = Recovered.empty(directory.resolve("data"));
    try (Child child = Child.start(List.of(), root)) {
      child.await(() -> child.acknowledged().size() > 10, "it publishes");
      Instant synced = stopped(child, root);
      int known = child.acknowledged().size();
      child.await(() -> child.acknowledged().size() > known + 10, "it publishes on");
      Instant later = stopped(child, root);
      assertThrows(
          AssertionError.class,
          () -> assertHolds(synced.files(), later.acknowledged(), "unsynced: "));
    }
  }

  private Instant stopped(Child child, Path root) throws Exception {
    TimeUnit.MICROSECONDS.sleep(random.nextInt(RUN_MICROS_MAX));
    Set<Long> acknowledged = child.acknowledged();
    child.signal("STOP");
    Map<String, byte[]> files = Images.readQuiet(root);
    child.signal("CONT");
    return new Instant(files, acknowledged);
  }

  private void assertHolds(Map<String, byte[]> files, Set<Long> acknowledged, String which)
      throws Exception {
    Path copy = directory.resolve("copy");
    Images.write(copy, files);
    Map<Long, Integer> found = Recovered.numbers(copy);
    for (long number : acknowledged) {
      assertEquals(1, found.get(number), which + "acknowledged " + number);
    }
    long expected = 1; // it publishes them in this order
    for (Map.Entry<Long, Integer> each : found.entrySet()) {
      assertEquals(expected++, each.getKey(), which + "found");
      assertEquals(1, each.getValue(), which + "found " + each.getKey());
    }
  }

  /** The last group, in the files that are at {@code copy} now. */
  private JournalScan.Last last() throws IOException {
    return scan(directory.resolve("copy/journal")).last().orElseThrow();
  }

  private static JournalScan scan(Path journal) throws IOException {
    try (HeadFile start = HeadFile.open(new FileDisk(), journal.resolve("start"))) {
      return JournalScan.of(journal, (int) start.value(), 0);
    }
  }

  private static String nameOf(JournalScan.Last last) {
    return "journal/" + last.segment().path().getFileName();
  }

  /** With the beginning of a next group behind the last one that never got to be synced. */
  private Map<String, byte[]> withTornEnd(Map<String, byte[]> files) throws IOException {
    Images.write(directory.resolve("copy"), files);
    JournalScan.Last last = last();
    ByteBuffer next = ByteBuffer.wrap(last.record().clone());
    long position = JournalRecord.first(next, 0) + JournalRecord.count(next, 0);
    next.putLong(8, position).array()[next.limit() - 1 - random.nextInt(next.limit() / 2)] ^= 1;
    int written = 1 + random.nextInt(next.limit());
    int end = (int) last.end();
    Map<String, byte[]> torn = new HashMap<>(files);
    torn.computeIfPresent(
        nameOf(last),
        (name, log) -> {
          byte[] longer = Arrays.copyOf(log, Math.max(log.length, end + written));
          System.arraycopy(next.array(), 0, longer, end, written);
          return longer;
        });
    return torn;
  }

  /** Takes some of the end of the journal away: nobody may believe that it was the end. */
  private void checkCut(Instant instant, String which) throws Exception {
    Images.write(directory.resolve("copy"), instant.files());
    JournalScan.Last last = last();
    Map<String, byte[]> files = new HashMap<>(instant.files());
    files.computeIfPresent(
        nameOf(last), (name, log) -> Arrays.copyOf(log, random.nextInt((int) last.end() + 1)));
    try {
      assertHolds(files, instant.acknowledged(), which);
      opened++;
    } catch (StorageFault e) {
      assertTrue(e.getMessage().contains("journal"), which + e.getMessage());
      refused++;
    }
  }
}
