package dev.liveops.adapters.local.filesystem;

import dev.liveops.ports.PortUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Changes to the tables that happen together or not at all. Begun and ended in words of SQL: what
 * lies between a program and SQLite hides the failure that counts behind that of the rollback,
 * which fails because SQLite has already done it.
 */
final class StateTransaction implements AutoCloseable {

  private final Connection connection;
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
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new PortUnavailable(e.getMessage(), e);
    }
  }

  /** Makes all of it durable. */
  void commit() throws SQLException {
    run("COMMIT");
    open = false;
  }

  /** Takes everything back that was not committed. */
  @Override
  public void close() throws SQLException {
    if (open) {
      open = false;
      rollBack();
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
