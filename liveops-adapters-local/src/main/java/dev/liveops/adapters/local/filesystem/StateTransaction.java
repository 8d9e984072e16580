package dev.liveops.adapters.local.filesystem;

import dev.liveops.ports.PortUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes to the tables that happen together or not at all. Begun and ended in words of SQL: what
 * lies between a program and SQLite hides the failure that counts behind that of the rollback,
 * which fails because SQLite has already done it.
 */
final class StateTransaction implements AutoCloseable {

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private boolean open;

  /** Begins. */
  StateTransaction(Connection connection) throws SQLException {
    this.connection = connection;
    run("BEGIN IMMEDIATE");
    open = true;
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Executes a statement that changes rows.
   *
   * @throws PortUnavailable when it fails
   */
  void execute(String sql, List<?> parameters) {
    try {
      PreparedStatement statement = prepared(sql);
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new PortUnavailable(e.getMessage(), e);
    }
  }

  /** Prepared once for the whole transaction: that takes as long as a statement of a few rows. */
  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /** Makes all of it durable. */
  void commit() throws SQLException {
    closeStatements();
    run("COMMIT");
    open = false;
  }

  private void closeStatements() throws SQLException {
    SQLException failure = null;
    for (PreparedStatement statement : statements.values()) {
      try {
        statement.close();
      } catch (SQLException e) { // tells once more what failed when it was executed
        failure = e;
      }
    }
    statements.clear();
    if (failure != null) {
      throw failure;
    }
  }

  /** Takes everything back that was not committed. */
  @Override
  public void close() throws SQLException {
    if (open) {
      open = false;
      try {
        closeStatements();
      } finally {
        rollBack();
      }
    }
  }

  private void rollBack() throws SQLException {
    try {
      run("ROLLBACK");
    } catch (SQLException e) {
      // Most likely SQLite has done so already: then a transaction can begin, and only then.
      run("BEGIN");
      run("ROLLBACK");
    }
  }
}
