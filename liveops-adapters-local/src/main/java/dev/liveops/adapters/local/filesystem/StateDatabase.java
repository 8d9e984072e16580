package dev.liveops.adapters.local.filesystem;

import dev.liveops.ports.PortUnavailable;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The tables that hold checkpoints, in an SQLite file beside the journal: a file of its own, so
 * that writing a large checkpoint never makes a publication wait. Safe for all threads.
 */
final class StateDatabase implements AutoCloseable {

  private static final String COMMITS = "commits"; // counts transactions, among the positions
  private static final long CHECKPOINT_BYTES = 16L * 1024 * 1024;
  private static final int SCRUB_PAGES = 256;
  private static final int READERS = 2;
  private static final int ROWS_A_STATEMENT = 64; // more cost as much a row, and memory

  private final Path path;
  private final SqliteFile file;
  private final Connection anchor;
  private final SqlitePool pool;
  private final DbClient client;
  private final ExecutorService readers;
  private long movedThrough; // the last commit of a log that was moved into the file
  private volatile Optional<String> fault = Optional.empty();
  private volatile Optional<String> damage = Optional.empty();

  private StateDatabase(SqliteFile file, Connection anchor, SqlitePool pool) {
    this.path = file.path();
    this.file = file;
    this.anchor = anchor;
    this.pool = pool;
    this.client = JdbcClientBuilder.create().connectionPool(pool).build();
    this.readers =
        Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().name("state-reader-", 0).daemon().factory());
  }

  static StateDatabase open(Path path) {
    SqliteFile file =
        SqliteFile.open(path, StateSchema.FORMAT, StateSchema.STATEMENTS, StateDatabase::commits);
    try {
      // The last connection to be closed: SQLite would move the log into the file at a time of its
      // own whenever the pool happens to have none.
      Connection anchor = DriverManager.getConnection(file.url());
      return new StateDatabase(file, anchor, new SqlitePool(file.url(), READERS + 1));
    } catch (SQLException | RuntimeException e) {
      throw new StorageFault(path + ": cannot be opened (" + SqliteErrors.message(e) + ")", e);
    }
  }

  private static long commits(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT coalesce(max(position), 0) FROM checkpoint WHERE name = '"
                    + COMMITS
                    + "'")) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * All the changes of {@code work}, or none; durable when it returns. For one thread.
   *
   * @throws PortUnavailable when it cannot be done; after any failure but a full disk, never again
   */
  void write(Consumer<StateTransaction> work) {
    refuseWhenBroken();
    long commit = file.newestCommit() + 1;
    try (StateTransaction transaction = new StateTransaction(anchor)) {
      work.accept(transaction);
      transaction.execute(
          "INSERT OR REPLACE INTO checkpoint (name, position) VALUES (?, ?)",
          List.of(COMMITS, commit));
      transaction.commit();
    } catch (SQLException | RuntimeException e) {
      throw failed(e);
    }
    file.committed(commit);
  }

  /** Moves the log into the file when it is long; for the thread that writes. */
  void tidy() {
    refuseWhenBroken();
    try {
      if (movedThrough < file.newestCommit() && SqliteFile.logBytes(anchor) > CHECKPOINT_BYTES) {
        file.checkpoint(anchor);
        movedThrough = file.newestCommit();
      }
      file.syncHead();
      file.scrub(SCRUB_PAGES);
    } catch (IOException e) {
      throw unwritable(e); // it may go better the next time
    } catch (StorageFault e) {
      damage = Optional.of(e.getMessage());
      throw failed(e);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Why nothing can be written any more until the next start; empty while all is well. */
  Optional<String> fault() {
    return fault;
  }

  private void refuseWhenBroken() {
    if (fault.isPresent()) {
      throw new PortUnavailable(fault.get());
    }
  }

  private PortUnavailable failed(Exception e) {
    PortUnavailable failure = unwritable(e);
    if (!SqliteErrors.isFull(e)) {
      fault = Optional.of(failure.getMessage());
      System.getLogger(StateDatabase.class.getName())
          .log(
              System.Logger.Level.ERROR,
              fault.get() + "; no checkpoint is written until the next start",
              e);
    }
    return failure;
  }

  private PortUnavailable unwritable(Exception e) {
    return new PortUnavailable(path + ": cannot be written (" + SqliteErrors.message(e) + ")", e);
  }

  /** Rows of a query, each through {@code mapper}. */
  <T> List<T> query(String sql, List<?> parameters, Function<DbRow, T> mapper) {
    return onPlatformThread(
        () -> client.execute().createQuery(sql).params(parameters).execute().map(mapper).toList());
  }

  /** Rows of a query, one by one, for those that are too many to hold. */
  void forEach(String sql, List<?> parameters, Consumer<DbRow> consumer) {
    onPlatformThread(
        () -> {
          client.execute().createQuery(sql).params(parameters).execute().forEach(consumer);
          return null;
        });
  }

  /** Sees the row that a result is at. */
  @FunctionalInterface
  interface RowVisitor {
    void visit(ResultSet row) throws SQLException;
  }

  /**
   * Like {@link #forEach}, for tables that grow with the players: the DbClient asks for the name
   * and the type of each column anew with each row, which takes longer than to read it.
   */
  void scan(String sql, List<?> parameters, RowVisitor visitor) {
    onPlatformThread(
        () -> {
          try (Connection connection = pool.connection();
              PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
              statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                visitor.visit(row);
              }
            }
          }
          return null;
        });
  }

  /**
   * Inserts or replaces rows, many to a statement.
   *
   * @param head the statement up to and without {@code VALUES}
   * @param rows each of the same width
   */
  static void upsert(StateTransaction transaction, String head, List<Object[]> rows) {
    upsert(transaction, head, rows, row -> row);
  }

  /**
   * Inserts or replaces rows, many to a statement.
   *
   * @param head the statement up to and without {@code VALUES}
   * @param columns the columns of a row, always as many; asked for where they are needed, so that
   *     never all rows are held twice
   */
  static <T> void upsert(
      StateTransaction transaction, String head, List<T> rows, Function<T, Object[]> columns) {
    for (int from = 0; from < rows.size(); from += ROWS_A_STATEMENT) {
      List<Object[]> some =
          rows.subList(from, Math.min(rows.size(), from + ROWS_A_STATEMENT)).stream()
              .map(columns)
              .toList();
      String one = "(" + "?, ".repeat(some.getFirst().length - 1) + "?)";
      String values = (one + ", ").repeat(some.size() - 1) + one;
      transaction.execute(
          head + " VALUES " + values, some.stream().flatMap(Arrays::stream).toList());
    }
  }

  static long number(DbRow row, int column) {
    return row.column(column).as(Number.class).get().longValue();
  }

  static String text(DbRow row, int column) {
    return row.column(column).getString();
  }

  static byte[] bytes(DbRow row, int column) {
    return row.column(column).as(byte[].class).get();
  }

  /** SQLite is native code: a virtual thread in it would hold its carrier. */
  private <T> T onPlatformThread(Callable<T> work) {
    if (damage.isPresent()) {
      throw new PortUnavailable(damage.get()); // nobody is served from what is not what was written
    }
    try {
      if (!Thread.currentThread().isVirtual()) {
        return work.call();
      }
      Future<T> result = readers.submit(work);
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortUnavailable(path + ": interrupted while reading", e);
    } catch (ExecutionException e) {
      throw unreadable(e.getCause());
    } catch (Exception e) {
      throw unreadable(e);
    }
  }

  private PortUnavailable unreadable(Throwable e) {
    return new PortUnavailable(path + ": cannot be read (" + SqliteErrors.message(e) + ")", e);
  }

  /**
   * Moves the log into the file and lets go of it. When that fails, SQLite must not do it on its
   * own, which it would if the last connection were closed: then that stays open with the process.
   */
  @Override
  public void close() {
    readers.shutdown();
    try (file;
        pool) {
      client.close();
      if (fault.isEmpty()) {
        pool.close();
        file.checkpoint(anchor);
        anchor.close();
      }
    } catch (SQLException | IOException e) {
      throw new StorageFault(path + ": cannot be closed (" + e.getMessage() + ")", e);
    }
  }
}
