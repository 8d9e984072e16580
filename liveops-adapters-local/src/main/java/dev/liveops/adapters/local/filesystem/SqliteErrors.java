package dev.liveops.adapters.local.filesystem;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite says when something fails. */
final class SqliteErrors {

  private SqliteErrors() {}

  /**
   * Whether there is no room on the disk. That passes, and SQLite takes back what it had begun;
   * anything else that goes wrong with a write does not pass.
   */
  static boolean isFull(Throwable e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof SQLiteException sqlite) {
        return sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
      }
    }
    return false;
  }

  /** The innermost message: the one that tells most. */
  static String message(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }
}
