package dev.liveops.adapters.local.filesystem;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks into {@code state.db} from outside. */
final class Tables {

  private Tables() {}

  /** Returns once every fold has its state through {@code position} in the tables. */
  static void awaitPosition(Path stateFile, long position) throws SQLException {
    while (leastPosition(stateFile) < position) {
      Thread.onSpinWait();
    }
  }

  private static long leastPosition(Path stateFile) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + stateFile + "?open_mode=1");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), min(position) FROM checkpoint WHERE name <> 'commits'")) {
      row.next();
      return row.getInt(1) < 6 ? -1 : row.getLong(2);
    }
  }
}
