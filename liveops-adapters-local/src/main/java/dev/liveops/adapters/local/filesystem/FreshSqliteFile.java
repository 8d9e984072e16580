package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** How an {@link SqliteFile} comes to be, and what else may be found in its place. */
final class FreshSqliteFile {

  private static final int FORMAT_OFFSET = 60; // user_version, in SQLite's file header

  private FreshSqliteFile() {}

  /**
   * Makes it under another name, with what vouches for it, and only then puts it in its place.
   *
   * @throws StorageFault when that cannot be done, or there once was such a file
   */
  static void make(Path path, int format, List<String> schema) {
    if (Files.exists(SqliteFile.logOf(path)) || wasHeard(SqliteFile.headOf(path))) {
      throw new StorageFault(path + ": is missing, while other files tell that it was there");
    }
    Path fresh = path.resolveSibling(path.getFileName() + "-new");
    try {
      for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
        Files.deleteIfExists(fresh.resolveSibling(fresh.getFileName() + suffix));
      }
      try (Connection connection = DriverManager.getConnection(SqliteFile.url(fresh));
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false); // one commit, and not a sync for each table
        for (String each : schema) {
          statement.execute(each);
        }
        statement.execute("PRAGMA user_version=" + format);
        connection.commit();
        connection.setAutoCommit(true);
        statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      }
      HeadFile.create(new FileDisk(), SqliteFile.headOf(path));
      PageSums.of(fresh).write(SqliteFile.sumsOf(path));
      DurableFiles.move(fresh, path);
    } catch (SQLException | IOException e) {
      throw new StorageFault(path + ": cannot be made (" + e.getMessage() + ")", e);
    }
  }

  private static boolean wasHeard(Path headFile) {
    if (!Files.exists(headFile)) {
      return false;
    }
    try (HeadFile head = HeadFile.open(new FileDisk(), headFile)) {
      return head.value() > 0;
    } catch (IOException e) {
      throw new StorageFault(headFile + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /** Tells what is wrong with a file that nothing vouches for. */
  static void refuseUnlessOurs(Path path, int format) {
    if (Files.exists(SqliteFile.sumsOf(path))) {
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
                  .formatted(path, SqliteFile.sumsOf(path).getFileName()));
    } catch (IOException e) {
      throw new StorageFault(path + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }
}
