package dev.liveops.adapters.local.filesystem;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The few connections to an SQLite file, set up in code: there is nothing about them to configure.
 */
final class SqlitePool implements JdbcConnectionPool, AutoCloseable {

  private final HikariDataSource connections;

  SqlitePool(String url, int connectionsMax) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(connectionsMax);
    config.setMinimumIdle(1);
    this.connections = new HikariDataSource(config);
  }

  @Override
  public Connection connection() {
    try {
      return connections.getConnection();
    } catch (SQLException e) {
      throw new DbClientException("no connection to SQLite", e);
    }
  }

  @Override
  public String dbType() {
    return "sqlite";
  }

  @Override
  public String name() {
    return "state";
  }

  @Override
  public String type() {
    return "sqlite";
  }

  @Override
  public void close() {
    connections.close();
  }
}
