package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
  private static final int CACHE_KIB = 512; // a connection; the system has the file in memory, too

  private final Path path;
  private final FileChannel content; // closed last: that lets go of the locks of SQLite, too
  private final HeadFile head;
  private long commits;
  private PageSums sums;
  private boolean settled; // the sums hold for the file alone, whatever the log has
  private int scrubbed;

  private SqliteFile(Path path, HeadFile head, long commits, PageSums sums, boolean settled)
      throws IOException {
    this.path = path;
    this.content = FileChannel.open(path, StandardOpenOption.READ);
    this.settled = settled;
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
      FreshSqliteFile.make(path, format, schema);
    }
    FreshSqliteFile.refuseUnlessOurs(path, format);
    PageSums sums = PageSums.read(sumsOf(path));
    WalScan wal = WalScan.of(logOf(path));
    sums.check(path, logOf(path), wal);
    try (Connection reader = DriverManager.getConnection(readOnlyUrl(path))) {
      long commits = newest.in(reader);
      HeadFile head = HeadFile.open(new FileDisk(), headOf(path));
      if (commits < head.value()) {
        head.close();
        throw new StorageFault(
            "%s: damaged, it ends with %d while %d was durable"
                .formatted(logOf(path), commits, head.value()));
      }
      return new SqliteFile(path, head, commits, sums, wal.frames() == 0);
    } catch (SQLException | IOException e) {
      throw new StorageFault(path + ": cannot be opened (" + e.getMessage() + ")", e);
    }
  }

  static Path sumsOf(Path path) {
    return path.resolveSibling(path.getFileName() + "-sums");
  }

  static Path headOf(Path path) {
    return path.resolveSibling(path.getFileName() + "-head");
  }

  static Path logOf(Path path) {
    return path.resolveSibling(path.getFileName() + "-wal");
  }

  static String url(Path path) {
    return "jdbc:sqlite:"
        + path
        + "?page_size="
        + PAGE_BYTES
        + "&cache_size=-"
        + CACHE_KIB
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
    settled = false;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
      settled = row.next() && row.getInt(1) == 0 && row.getInt(2) == row.getInt(3);
    }
  }

  /**
   * Reads some of the file again, from where it was left the last time, to find what decays on a
   * disk before somebody is served from it.
   *
   * @throws StorageFault naming the page that is not as it was written
   */
  void scrub(int pagesMax) throws IOException {
    if (settled) {
      int from = scrubbed < sums.pages() ? scrubbed : 0;
      scrubbed = Math.min(sums.pages(), from + pagesMax);
      sums.check(path, content, from + 1, scrubbed);
    }
  }

  /** To be called when the connections are closed. */
  @Override
  public void close() throws IOException {
    try (content) {
      head.close();
    }
  }
}
