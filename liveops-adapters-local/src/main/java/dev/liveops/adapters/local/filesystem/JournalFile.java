package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The journal on disk: an SQLite file with one row per group. A group is durable when {@link
 * #append} returns (WAL, {@code synchronous=FULL}). Writing is for one thread; reading has a
 * connection of its own and a lock around it. Never called from a virtual thread: SQLite runs in
 * native code and would hold its carrier.
 */
final class JournalFile implements AutoCloseable {

  private static final int FORMAT = 2;
  private static final int SCRUB_PAGES = 16; // at every idle tick: 1 MB a second
  private static final int TRIM_GROUPS_MAX = 256;
  private static final String INSERT =
      "INSERT INTO journal_group (first, count, crc, payload) VALUES (?, ?, ?, ?)";
  private static final String TRIM =
      "DELETE FROM journal_group WHERE first IN (SELECT first FROM journal_group"
          + " WHERE first + count - 1 <= ? ORDER BY first LIMIT "
          + TRIM_GROUPS_MAX
          + ")";
  private static final String SELECT =
      "SELECT first, count, crc, payload FROM journal_group WHERE first <= ?"
          + " ORDER BY first DESC LIMIT 1";
  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE journal_group (first INTEGER PRIMARY KEY,"
              + " count INTEGER NOT NULL, crc INTEGER NOT NULL, payload BLOB NOT NULL)",
          "CREATE TABLE journal_start (one INTEGER PRIMARY KEY CHECK (one = 1),"
              + " first INTEGER NOT NULL)",
          "INSERT INTO journal_start VALUES (1, 1)");

  /** Facts as bytes, with what is needed to trust them. */
  record StoredGroup(long first, int count, byte[] payload) {}

  private final SqliteFile file;
  private final Path path;
  private final Connection writer;
  private final Connection reader;
  private PreparedStatement insert;

  private JournalFile(SqliteFile file, Connection writer, Connection reader) throws SQLException {
    this.file = file;
    this.path = file.path();
    this.writer = writer;
    this.reader = reader;
    this.insert = writer.prepareStatement(INSERT);
  }

  static JournalFile open(Path path) {
    SqliteFile file =
        SqliteFile.open(path, FORMAT, SCHEMA, connection -> checkedEnd(path, connection));
    try {
      return new JournalFile(file, connect(file), connect(file));
    } catch (SQLException e) {
      throw new StorageFault(path + ": cannot be opened (" + e.getMessage() + ")", e);
    }
  }

  private static Connection connect(SqliteFile file) throws SQLException {
    return DriverManager.getConnection(file.url());
  }

  /** Makes a group durable; a failure because the disk is full leaves the journal as it was. */
  void append(long first, int count, byte[] payload) throws SQLException {
    try {
      insert.setLong(1, first);
      insert.setInt(2, count);
      insert.setLong(3, checksum(first, count, payload));
      insert.setBytes(4, payload);
      insert.executeUpdate();
    } catch (SQLException e) {
      insert = writer.prepareStatement(INSERT); // the driver lets go of one that failed
      throw e;
    }
  }

  /** Forgets groups that lie wholly at or before {@code through}, some at a time. */
  boolean trim(long through) throws SQLException {
    try (Statement statement = writer.createStatement();
        PreparedStatement trim = writer.prepareStatement(TRIM)) {
      statement.execute("BEGIN IMMEDIATE");
      try {
        trim.setLong(1, through);
        int trimmed = trim.executeUpdate();
        if (trimmed > 0) {
          statement.executeUpdate(
              "UPDATE journal_start SET first ="
                  + " coalesce((SELECT min(first) FROM journal_group), "
                  + (through + 1)
                  + ")");
        }
        statement.execute("COMMIT");
        return trimmed == TRIM_GROUPS_MAX;
      } catch (SQLException e) {
        rollBack(statement, e);
        throw e;
      }
    }
  }

  /** A group that is appended inside of what could not be taken back would not be durable. */
  private static void rollBack(Statement statement, SQLException why) throws SQLException {
    try {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      why.addSuppressed(e); // most likely SQLite has done so already; the next line tells
    }
    statement.execute("BEGIN");
    statement.execute("ROLLBACK");
  }

  /** Moves what the write-ahead log holds into the file; may wait for the disk. */
  void checkpoint() throws SQLException, IOException {
    file.checkpoint(writer);
  }

  /** How much of the write-ahead log is in use. */
  long logBytes() throws SQLException {
    return SqliteFile.logBytes(writer);
  }

  /** Remembers outside the log that it is durable through {@code position}. */
  void reached(long position) {
    file.committed(position);
  }

  /** Makes safe what {@link #reached} noted. */
  void syncHead() throws IOException {
    file.syncHead();
  }

  /** Reads a little of the file again, to see what decays on the disk. */
  void scrub() throws IOException {
    file.scrub(SCRUB_PAGES);
  }

  /** The position of the last fact as the writer sees it. */
  long end() throws SQLException {
    try (Statement statement = writer.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT coalesce((SELECT first + count FROM journal_group"
                    + " ORDER BY first DESC LIMIT 1), (SELECT first FROM journal_start)) - 1")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** The first position that the journal still holds. */
  synchronized long start() {
    try (Statement statement = reader.createStatement();
        ResultSet row = statement.executeQuery("SELECT first FROM journal_start")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw fault("journal_start", e);
    }
  }

  Path path() {
    return path;
  }

  /** The group that holds {@code position}, or the last one before it; empty when there is none. */
  synchronized Optional<StoredGroup> atOrBefore(long position) {
    try (PreparedStatement select = reader.prepareStatement(SELECT)) {
      select.setLong(1, position);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        StoredGroup group = new StoredGroup(row.getLong(1), row.getInt(2), row.getBytes(4));
        if (row.getLong(3) != checksum(group.first(), group.count(), group.payload())) {
          throw new StorageFault(
              path + ": the group at position " + group.first() + " is damaged (checksum)");
        }
        return Optional.of(group);
      }
    } catch (SQLException e) {
      throw fault("position " + position, e);
    }
  }

  /**
   * The position of the last fact, after a check that all groups follow each other without a gap.
   */
  private static long checkedEnd(Path path, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      long expected;
      try (ResultSet row = statement.executeQuery("SELECT first FROM journal_start")) {
        row.next();
        expected = row.getLong(1);
      }
      try (ResultSet row =
          statement.executeQuery("SELECT first, count FROM journal_group ORDER BY first")) {
        while (row.next()) {
          if (row.getLong(1) != expected || row.getInt(2) < 1) {
            throw new StorageFault(
                "%s: damaged, position %d expected, %d found"
                    .formatted(path, expected, row.getLong(1)));
          }
          expected += row.getInt(2);
        }
      }
      return expected - 1;
    }
  }

  private StorageFault fault(String place, SQLException e) {
    return new StorageFault(path + ": cannot be read at " + place + " (" + e.getMessage() + ")", e);
  }

  private static long checksum(long first, int count, byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(12).putLong(first).putInt(count).flip());
    crc.update(payload);
    return crc.getValue();
  }

  /**
   * Moves the log into the file and lets go of it. When that fails, SQLite must not do it on its
   * own, which it would if the last connection were closed: then they stay open with the process.
   */
  @Override
  public void close() {
    try (file) {
      checkpoint();
      synchronized (this) {
        reader.close();
      }
      writer.close();
    } catch (SQLException | IOException e) {
      throw new StorageFault(path + ": cannot be closed (" + e.getMessage() + ")", e);
    }
  }
}
