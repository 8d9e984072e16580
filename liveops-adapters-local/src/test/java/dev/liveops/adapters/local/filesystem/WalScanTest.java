package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.testkit.event.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log tells by itself, as after a power cut that took what the head was told. */
class WalScanTest {

  private static final int GROUPS = 12;
  private static final int FLIPS = 2_000;

  @TempDir(factory = InMemoryDirectory.class)
  private Path directory;

  private byte[] log;

  private Path file() {
    return directory.resolve("journal.db");
  }

  private Path logFile() {
    return directory.resolve("journal.db-wal");
  }

  @BeforeEach
  void leaveALog() throws IOException {
    Path used = Files.createDirectory(directory.resolve("used")).resolve("journal.db");
    try (Journal journal = Journal.open(used)) {
      journal.start();
      for (int i = 1; i <= GROUPS; i++) {
        journal.publish(Facts.some(i)).join();
      }
      for (String suffix : new String[] {"", "-wal", "-sums"}) {
        Files.copy(
            used.resolveSibling("journal.db" + suffix), directory.resolve("journal.db" + suffix));
      }
    }
    HeadFile.create(directory.resolve("journal.db-head"));
    log = Files.readAllBytes(logFile());
  }

  @Test
  void itCountsWhatSqliteCounts() {
    WalScan scan = WalScan.of(logFile());
    assertEquals((log.length - WalScan.HEADER_BYTES) / WalScan.FRAME_BYTES, scan.frames());
    assertEquals(GROUPS * (GROUPS + 1) / 2, headOfJournal());
  }

  private long headOfJournal() {
    try (Journal journal = Journal.open(file())) {
      return journal.head();
    }
  }

  @Test
  void aFlippedBitBeforeTheLastCommitIsDamageAndNoTornWrite() throws IOException {
    Random random = new Random(7);
    int lastCommit = WalScan.HEADER_BYTES + framesBeforeTheLastCommit() * WalScan.FRAME_BYTES;
    for (int i = 0; i < FLIPS; i++) {
      byte[] flipped = log.clone();
      int at = random.nextInt(lastCommit);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(logFile(), flipped);
      StorageFault fault =
          assertThrows(StorageFault.class, this::headOfJournal, "flipped in byte " + at);
      assertTrue(fault.getMessage().contains("journal.db-wal"), fault.getMessage());
    }
  }

  @Test
  void aLogThatEndsWithinACommitEndsBeforeIt() throws IOException {
    int lastCommit = WalScan.HEADER_BYTES + framesBeforeTheLastCommit() * WalScan.FRAME_BYTES;
    Files.write(logFile(), Arrays.copyOf(log, lastCommit + WalScan.FRAME_BYTES / 2));
    assertEquals(GROUPS * (GROUPS - 1) / 2, headOfJournal());
  }

  @Test
  void aHeadThatIsFurtherThanTheTablesTellsOfALostEnd() throws IOException {
    try (HeadFile head = HeadFile.open(directory.resolve("journal.db-head"))) {
      head.advance(GROUPS * (GROUPS + 1) / 2);
    }
    int lastCommit = WalScan.HEADER_BYTES + framesBeforeTheLastCommit() * WalScan.FRAME_BYTES;
    Files.write(logFile(), Arrays.copyOf(log, lastCommit));
    StorageFault fault = assertThrows(StorageFault.class, this::headOfJournal);
    assertTrue(fault.getMessage().contains("journal.db-wal"), fault.getMessage());
  }

  /** A commit ends with the frame that says how many pages the database has. */
  private int framesBeforeTheLastCommit() {
    int last = (log.length - WalScan.HEADER_BYTES) / WalScan.FRAME_BYTES - 1;
    for (int frame = last - 1; frame >= 0; frame--) {
      int pages = WalScan.HEADER_BYTES + frame * WalScan.FRAME_BYTES + 4;
      if ((log[pages] | log[pages + 1] | log[pages + 2] | log[pages + 3]) != 0) {
        return frame + 1;
      }
    }
    return 0;
  }
}
