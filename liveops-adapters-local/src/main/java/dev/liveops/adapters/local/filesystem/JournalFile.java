package dev.liveops.adapters.local.filesystem;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The journal on disk: an SQLite file with one row per group. A group is durable when {@link
 * #append} returns (WAL, {@code synchronous=FULL}). Writing is for one thread; reading has a
 * connection of its own and a lock around it. Never called from a virtual thread: SQLite runs in
 * native code and would hold its carrier.
 */
final class JournalFile implements AutoCloseable {

  private static final int FORMAT = 1;
  private static final int TRIM_GROUPS_MAX = 256;

  /** Facts as bytes, with what is needed to trust them. */
  record StoredGroup(long first, int count, byte[] payload) {}

  private final Path path;
  private final Connection writer;
  private final Connection reader;
  private final PreparedStatement insert;
  private final PreparedStatement trim;
  private final PreparedStatement select;

  private JournalFile(Path path, Connection writer, Connection reader) throws SQLException {
    this.path = path;
    this.writer = writer;
    this.reader = reader;
    this.insert =
        writer.prepareStatement(
            "INSERT INTO journal_group (first, count, crc, payload) VALUES (?, ?, ?, ?)");
    this.trim =
        writer.prepareStatement(
            "DELETE FROM journal_group WHERE first IN (SELECT first FROM journal_group"
                + " WHERE first + count - 1 <= ? ORDER BY first LIMIT "
                + TRIM_GROUPS_MAX
                + ")");
    this.select =
        reader.prepareStatement(
            "SELECT first, count, crc, payload FROM journal_group WHERE first <= ?"
                + " ORDER BY first DESC LIMIT 1");
  }

  static JournalFile open(Path path) {
    try {
      Connection writer = connect(path);
      writer.setAutoCommit(true);
      try (Statement statement = writer.createStatement()) {
        statement.execute("PRAGMA journal_mode=WAL");
        statement.execute("PRAGMA synchronous=FULL");
        statement.execute("PRAGMA wal_autocheckpoint=0");
        createSchema(path, statement);
      }
      return new JournalFile(path, writer, connect(path));
    } catch (SQLException e) {
      throw new StorageFault(path + ": cannot be opened (" + e.getMessage() + ")", e);
    }
  }

  private static Connection connect(Path path) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + path);
  }

  private static void createSchema(Path path, Statement statement) throws SQLException {
    int format;
    try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      row.next();
      format = row.getInt(1);
    }
    if (format > FORMAT) {
      throw new StorageFault(path + ": written by a newer LiveOps (format " + format + ")");
    }
    if (format == 0) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS journal_group (first INTEGER PRIMARY KEY,"
              + " count INTEGER NOT NULL, crc INTEGER NOT NULL, payload BLOB NOT NULL)");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS journal_start (one INTEGER PRIMARY KEY CHECK (one = 1),"
              + " first INTEGER NOT NULL)");
      statement.execute("INSERT OR IGNORE INTO journal_start VALUES (1, 1)");
      statement.execute("PRAGMA user_version=" + FORMAT);
    }
  }

  /** Makes a group durable; a failure leaves the journal as it was. */
  void append(long first, int count, byte[] payload) throws SQLException {
    insert.setLong(1, first);
    insert.setInt(2, count);
    insert.setLong(3, checksum(first, count, payload));
    insert.setBytes(4, payload);
    insert.executeUpdate();
  }

  /** Forgets groups that lie wholly at or before {@code through}, some at a time. */
  boolean trim(long through) throws SQLException {
    writer.setAutoCommit(false);
    try (Statement statement = writer.createStatement()) {
      trim.setLong(1, through);
      int trimmed = trim.executeUpdate();
      if (trimmed > 0) {
        statement.executeUpdate(
            "UPDATE journal_start SET first ="
                + " coalesce((SELECT min(first) FROM journal_group), "
                + (through + 1)
                + ")");
      }
      writer.commit();
      return trimmed == TRIM_GROUPS_MAX;
    } catch (SQLException e) {
      writer.rollback();
      throw e;
    } finally {
      writer.setAutoCommit(true);
    }
  }

  /** Moves what the write-ahead log holds into the file; may wait for the disk. */
  void checkpoint() throws SQLException {
    try (Statement statement = writer.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
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

  /** The group that holds {@code position}, or the last one before it; empty when there is none. */
  synchronized Optional<StoredGroup> atOrBefore(long position) {
    try {
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

  /** Checks, without reading what the groups hold, that they follow each other without a gap. */
  synchronized void checkContinuity() {
    try (Statement statement = reader.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT first, count FROM journal_group ORDER BY first")) {
      long expected = start();
      while (row.next()) {
        if (row.getLong(1) != expected || row.getInt(2) < 1) {
          throw new StorageFault(
              path + ": damaged, position " + expected + " expected, " + row.getLong(1) + " found");
        }
        expected += row.getInt(2);
      }
    } catch (SQLException e) {
      throw fault("continuity", e);
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

  @Override
  public void close() {
    try (writer) {
      synchronized (this) {
        reader.close();
      }
      try (Statement statement = writer.createStatement()) {
        statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      }
    } catch (SQLException e) {
      throw new StorageFault(path + ": cannot be closed (" + e.getMessage() + ")", e);
    }
  }
}
