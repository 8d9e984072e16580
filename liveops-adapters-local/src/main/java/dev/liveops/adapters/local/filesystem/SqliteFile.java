package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * One of our SQLite files, and the two files beside it that vouch for its bytes. SQLite believes
 * whatever it reads, and takes a damaged log for a short one; so nothing is opened before every
 * page, and the length of the log, are known to be what was written ({@link PageSums}, {@link
 * WalScan}, {@link HeadFile}).
 *
 * <p>This holds as long as the log is moved into the file by {@link #checkpoint} alone. Writing,
 * {@link #committed} and {@link #checkpoint} are for one thread at a time.
 */
final class SqliteFile implements AutoCloseable {

  static final int PAGE_BYTES = 4096;

  private static final int FORMAT_OFFSET = 60; // user_version, in SQLite's file header

  private final Path path;
  private final HeadFile head;
  private long commits;
  private PageSums sums;

  private SqliteFile(Path path, HeadFile head, long commits, PageSums sums) {
    this.path = path;
    this.commits = commits;
    this.head = head;
    this.sums = sums;
  }

  /** Finds the number of the newest commit in the tables; a fault when they are not in order. */
  interface NewestCommit {
    long in(Connection connection) throws SQLException;
  }

  /**
   * Checks the file at {@code path}, making it where there is none. When it returns, JDBC may have
   * it, at {@link #url}.
   *
   * @param format the number of what {@code schema} describes, more than 0
   * @throws StorageFault naming the file and the place where it is not as it was written; nothing
   *     was changed then
   */
  static SqliteFile open(Path path, int format, List<String> schema, NewestCommit newest) {
    if (!Files.exists(path)) {
      create(path, format, schema);
    }
    checkFormat(path, format);
    PageSums sums = PageSums.read(sumsOf(path));
    sums.check(path, logOf(path), WalScan.of(logOf(path)));
    HeadFile head = HeadFile.open(headOf(path));
    try (Connection reader = DriverManager.getConnection(readOnlyUrl(path))) {
      long commits = newest.in(reader);
      checkReaches(path, commits, head.value());
      return new SqliteFile(path, head, commits, sums);
    } catch (SQLException e) {
      throw new StorageFault(path + ": cannot be opened (" + e.getMessage() + ")", e);
    }
  }

  /** Whether any commit went missing from the end of the log. */
  private static void checkReaches(Path path, long newest, long noted) {
    if (newest < noted) {
      throw new StorageFault(
          "%s: damaged, it ends with %d while %d was durable"
              .formatted(logOf(path), newest, noted));
    }
  }

  private static Path sumsOf(Path path) {
    return path.resolveSibling(path.getFileName() + "-sums");
  }

  private static Path headOf(Path path) {
    return path.resolveSibling(path.getFileName() + "-head");
  }

  private static Path logOf(Path path) {
    return path.resolveSibling(path.getFileName() + "-wal");
  }

  /** Made under another name, with what vouches for it, and only then put in its place. */
  private static void create(Path path, int format, List<String> schema) {
    if (Files.exists(logOf(path))
        || (Files.exists(headOf(path)) && HeadFile.open(headOf(path)).value() > 0)) {
      throw new StorageFault(path + ": is missing, while other files tell that it was there");
    }
    Path fresh = path.resolveSibling(path.getFileName() + "-new");
    try {
      for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
        Files.deleteIfExists(fresh.resolveSibling(fresh.getFileName() + suffix));
      }
      try (Connection connection = DriverManager.getConnection(url(fresh));
          Statement statement = connection.createStatement()) {
        for (String each : schema) {
          statement.execute(each);
        }
        statement.execute("PRAGMA user_version=" + format);
        statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      }
      HeadFile.create(headOf(path));
      PageSums.of(fresh).write(sumsOf(path));
      DurableFiles.move(fresh, path);
    } catch (SQLException | IOException e) {
      throw new StorageFault(path + ": cannot be made (" + e.getMessage() + ")", e);
    }
  }

  private static void checkFormat(Path path, int format) {
    if (Files.exists(sumsOf(path))) {
      return; // ours, and about to be checked
    }
    try (FileChannel channel = FileChannel.open(path)) {
      ByteBuffer found = ByteBuffer.allocate(Integer.BYTES);
      boolean read = channel.read(found, FORMAT_OFFSET) == Integer.BYTES;
      throw new StorageFault(
          read && found.getInt(0) < format
              ? "%s: written by an earlier LiveOps (format %d), this one reads format %d alone"
                  .formatted(path, found.getInt(0), format)
              : "%s: %s is missing, so nobody can tell whether it is whole"
                  .formatted(path, sumsOf(path).getFileName()));
    } catch (IOException e) {
      throw new StorageFault(path + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static String url(Path path) {
    return "jdbc:sqlite:"
        + path
        + "?page_size="
        + PAGE_BYTES
        + "&journal_mode=WAL&synchronous=FULL&wal_autocheckpoint=0&busy_timeout=5000";
  }

  /** A connection that only reads does not move the log into the file when it is closed. */
  private static String readOnlyUrl(Path path) {
    return "jdbc:sqlite:" + path + "?open_mode=1&busy_timeout=5000"; // SQLITE_OPEN_READONLY
  }

  /** For JDBC: durable commits, and no checkpoints but ours. */
  String url() {
    return url(path);
  }

  Path path() {
    return path;
  }

  /** The number of the newest commit. */
  long newestCommit() {
    return commits;
  }

  /**
   * Remembers that a commit is durable. Where that fails, the next one does it: until then it is
   * only less sure that a damaged end of the log is seen.
   *
   * @param number counts up with the commits; the caller finds the newest in the tables
   */
  void committed(long number) {
    commits = number;
    try {
      head.advance(number);
    } catch (IOException e) {
      System.getLogger(SqliteFile.class.getName())
          .log(
              System.Logger.Level.WARNING,
              headOf(path) + ": cannot be written, and stays behind",
              e);
    }
  }

  /**
   * Makes what a power cut could still take from {@link #committed} safe. Costs a sync, if
   * anything.
   */
  void syncHead() throws IOException {
    head.sync();
  }

  /** How many bytes of the log are in use. */
  static long logBytes(Connection connection) throws SQLException {
    return (long) logFrames(connection) * WalScan.FRAME_BYTES;
  }

  private static int logFrames(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(NOOP)")) {
      return row.next() ? Math.max(0, row.getInt(2)) : 0;
    }
  }

  /**
   * Moves the log into the file; it may wait for the disk. The sums come first: they hold before
   * and after, because pages that the log has are read from there until all are moved.
   *
   * @throws IOException when what vouches for it cannot be written: nothing was moved, and it may
   *     be tried again
   * @throws StorageFault when the log is not what was committed
   */
  void checkpoint(Connection connection) throws SQLException, IOException {
    WalScan wal = WalScan.of(logOf(path));
    if (wal.frames() != logFrames(connection)) {
      throw new StorageFault(
          "%s: damaged, it ends at frame %d and should not".formatted(logOf(path), wal.frames()));
    }
    if (wal.salts() != sums.walSalts() || wal.frames() != sums.walFrames()) {
      PageSums next = sums.after(wal);
      next.write(sumsOf(path));
      sums = next;
    }
    head.sync();
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
    }
  }

  @Override
  public void close() throws IOException {
    head.close();
  }
}
