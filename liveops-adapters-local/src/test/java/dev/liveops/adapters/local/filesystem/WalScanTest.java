package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log tells by itself, as after a power cut that took what the head was told. */
class WalScanTest {

  private static final int COMMITS = 12;
  private static final int FLIPS = 2_000;

  @TempDir(factory = InMemoryDirectory.class)
  private Path directory;

  private byte[] log;

  private Path file() {
    return directory.resolve("any.db");
  }

  private Path logFile() {
    return directory.resolve("any.db-wal");
  }

  @BeforeEach
  void leaveALog() throws IOException, SQLException {
    Path used = Files.createDirectory(directory.resolve("used")).resolve("any.db");
    try (SqliteFile file = open(used);
        Connection connection = DriverManager.getConnection(file.url());
        Statement statement = connection.createStatement()) {
      for (int i = 1; i <= COMMITS; i++) {
        statement.execute("INSERT INTO number VALUES (" + i + ", zeroblob(" + 1_000 * i + "))");
      }
      for (String suffix : new String[] {"", "-wal", "-sums"}) {
        Files.copy(used.resolveSibling("any.db" + suffix), directory.resolve("any.db" + suffix));
      }
    }
    HeadFile.create(new FileDisk(), directory.resolve("any.db-head"));
    log = Files.readAllBytes(logFile());
  }

  @Test
  void itCountsWhatSqliteCounts() {
    WalScan scan = WalScan.of(logFile());
    assertEquals((log.length - WalScan.HEADER_BYTES) / WalScan.FRAME_BYTES, scan.frames());
    assertEquals(COMMITS, newest());
  }

  private static SqliteFile open(Path path) {
    return SqliteFile.open(
        path,
        1,
        List.of("CREATE TABLE number (number INTEGER PRIMARY KEY, filling BLOB)"),
        WalScanTest::newest);
  }

  private static long newest(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT coalesce(max(number), 0) FROM number")) {
      row.next();
      return row.getLong(1);
    }
  }

  private long newest() {
    try (SqliteFile opened = open(file())) {
      return opened.newestCommit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
      StorageFault fault = assertThrows(StorageFault.class, this::newest, "flipped in byte " + at);
      assertTrue(fault.getMessage().contains("any.db-wal"), fault.getMessage());
    }
  }

  @Test
  void aLogThatEndsWithinACommitEndsBeforeIt() throws IOException {
    int lastCommit = WalScan.HEADER_BYTES + framesBeforeTheLastCommit() * WalScan.FRAME_BYTES;
    Files.write(logFile(), Arrays.copyOf(log, lastCommit + WalScan.FRAME_BYTES / 2));
    assertEquals(COMMITS - 1, newest());
  }

  @Test
  void aHeadThatIsFurtherThanTheTablesTellsOfALostEnd() throws IOException {
    try (HeadFile head = HeadFile.open(new FileDisk(), directory.resolve("any.db-head"))) {
      head.advance(COMMITS);
    }
    int lastCommit = WalScan.HEADER_BYTES + framesBeforeTheLastCommit() * WalScan.FRAME_BYTES;
    Files.write(logFile(), Arrays.copyOf(log, lastCommit));
    StorageFault fault = assertThrows(StorageFault.class, this::newest);
    assertTrue(fault.getMessage().contains("any.db-wal"), fault.getMessage());
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
