package dev.liveops.adapters.local.filesystem;

import dev.liveops.ports.PortUnavailable;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbTransaction;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  private static final int READERS = 2;
  private static final int PARAMETERS_MAX = 8_000;

  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS checkpoint (name TEXT PRIMARY KEY, position INTEGER NOT NULL)",
          "CREATE TABLE IF NOT EXISTS activity (game TEXT, player TEXT, state BLOB NOT NULL,"
              + " PRIMARY KEY (game, player)) WITHOUT ROWID",
          "CREATE TABLE IF NOT EXISTS population (game TEXT, event_type TEXT, state BLOB NOT NULL,"
              + " PRIMARY KEY (game, event_type)) WITHOUT ROWID",
          "CREATE TABLE IF NOT EXISTS sanction (game TEXT, id TEXT, state BLOB NOT NULL,"
              + " PRIMARY KEY (game, id)) WITHOUT ROWID",
          "CREATE TABLE IF NOT EXISTS review (game TEXT, event TEXT, position INTEGER NOT NULL,"
              + " state BLOB NOT NULL, PRIMARY KEY (game, event)) WITHOUT ROWID",
          "CREATE INDEX IF NOT EXISTS review_by_position ON review (game, position)",
          "CREATE TABLE IF NOT EXISTS violation (seq INTEGER PRIMARY KEY, game TEXT NOT NULL,"
              + " player TEXT NOT NULL, state BLOB NOT NULL)",
          "CREATE TABLE IF NOT EXISTS progress (game TEXT, player TEXT, state BLOB NOT NULL,"
              + " PRIMARY KEY (game, player)) WITHOUT ROWID",
          "CREATE TABLE IF NOT EXISTS reward (receipt_id TEXT PRIMARY KEY, game TEXT NOT NULL,"
              + " player TEXT NOT NULL, state BLOB NOT NULL) WITHOUT ROWID",
          "CREATE INDEX IF NOT EXISTS reward_by_player ON reward (game, player)",
          "CREATE TABLE IF NOT EXISTS definition (game TEXT, version INTEGER,"
              + " position INTEGER NOT NULL, state BLOB NOT NULL,"
              + " PRIMARY KEY (game, version)) WITHOUT ROWID",
          "CREATE TABLE IF NOT EXISTS idempotency (through INTEGER PRIMARY KEY,"
              + " newest_millis INTEGER NOT NULL, state BLOB NOT NULL)",
          "CREATE TABLE IF NOT EXISTS board_players (game TEXT, chunk INTEGER, state BLOB NOT NULL,"
              + " PRIMARY KEY (game, chunk)) WITHOUT ROWID",
          "CREATE TABLE IF NOT EXISTS board_hiding (game TEXT, player TEXT, sanction_id TEXT,"
              + " PRIMARY KEY (game, player, sanction_id)) WITHOUT ROWID",
          "CREATE TABLE IF NOT EXISTS board_window (game TEXT, board TEXT, kind TEXT,"
              + " window_id TEXT, direction TEXT NOT NULL, ties TEXT NOT NULL,"
              + " updated_millis INTEGER NOT NULL,"
              + " PRIMARY KEY (game, board, kind, window_id)) WITHOUT ROWID",
          "CREATE TABLE IF NOT EXISTS board_page (game TEXT, board TEXT, kind TEXT, window_id TEXT,"
              + " page INTEGER, state BLOB NOT NULL,"
              + " PRIMARY KEY (game, board, kind, window_id, page)) WITHOUT ROWID");

  private final Path path;
  private final SqlitePool pool;
  private final DbClient client;
  private final ExecutorService readers;

  private StateDatabase(Path path, SqlitePool pool) {
    this.path = path;
    this.pool = pool;
    this.client = JdbcClientBuilder.create().connectionPool(pool).build();
    this.readers =
        Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().name("state-reader-", 0).daemon().factory());
  }

  static StateDatabase open(Path path) {
    String url = "jdbc:sqlite:" + path + "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000";
    try {
      StateDatabase database = new StateDatabase(path, new SqlitePool(url, READERS + 2));
      SCHEMA.forEach(statement -> database.client.execute().dml(statement));
      return database;
    } catch (RuntimeException e) {
      throw new StorageFault(path + ": cannot be opened (" + rootMessage(e) + ")", e);
    }
  }

  /** All the changes of {@code work}, or none; durable when it returns. */
  void write(Consumer<DbTransaction> work) {
    DbTransaction transaction = client.transaction();
    try {
      work.accept(transaction);
      transaction.commit();
    } catch (RuntimeException e) {
      try {
        transaction.rollback();
      } catch (DbClientException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw new PortUnavailable(path + ": cannot be written (" + rootMessage(e) + ")", e);
    }
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

  /**
   * Inserts or replaces rows, many to a statement.
   *
   * @param head the statement up to and without {@code VALUES}
   * @param rows each of the same width
   */
  static void upsert(DbTransaction transaction, String head, List<Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    int width = rows.getFirst().length;
    String one = "(" + "?, ".repeat(width - 1) + "?)";
    int rowsMax = PARAMETERS_MAX / width;
    for (int from = 0; from < rows.size(); from += rowsMax) {
      List<Object[]> some = rows.subList(from, Math.min(rows.size(), from + rowsMax));
      List<Object> parameters = new ArrayList<>(some.size() * width);
      some.forEach(row -> parameters.addAll(List.of(row)));
      String values = (one + ", ").repeat(some.size() - 1) + one;
      transaction.createInsert(head + " VALUES " + values).params(parameters).execute();
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
    return new PortUnavailable(path + ": cannot be read (" + rootMessage(e) + ")", e);
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }

  @Override
  public void close() {
    readers.shutdown();
    client.close();
    pool.close();
  }
}
