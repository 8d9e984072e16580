package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Tables with one row of encoded state for each player of a game. */
final class PlayerRows {

  private static final int KEYS_MAX = 500;

  private PlayerRows() {}

  /** The encoded states of those players who have a row; many players a statement. */
  static Map<PlayerKey, byte[]> read(
      StateDatabase database, String table, Collection<PlayerKey> players) {
    Map<GameId, List<String>> byGame = new HashMap<>();
    for (PlayerKey key : players) {
      byGame.computeIfAbsent(key.game(), game -> new ArrayList<>()).add(key.player().value());
    }
    Map<PlayerKey, byte[]> found = new HashMap<>();
    byGame.forEach(
        (game, names) -> {
          for (int from = 0; from < names.size(); from += KEYS_MAX) {
            List<String> some = names.subList(from, Math.min(names.size(), from + KEYS_MAX));
            List<Object> parameters = new ArrayList<>(some.size() + 1);
            parameters.add(game.value());
            parameters.addAll(some);
            String sql =
                "SELECT game, player, state FROM "
                    + table
                    + " WHERE game = ? AND player IN ("
                    + "?, ".repeat(some.size() - 1)
                    + "?)";
            database.scan(sql, parameters, row -> decode(row, Function.identity(), found::put));
          }
        });
    return found;
  }

  /** Every row of the table. */
  static <T> void forEach(
      StateDatabase database,
      String table,
      Function<byte[], T> decoder,
      BiConsumer<PlayerKey, T> consumer) {
    database.scan(
        "SELECT game, player, state FROM " + table,
        List.of(),
        row -> decode(row, decoder, consumer));
  }

  /**
   * Inserts or replaces {@link PlayerRow rows}, in the order of the table: each page of it is then
   * met once, where in any other order the cache of SQLite would be too small for them.
   */
  static void write(StateTransaction transaction, String table, List<byte[]> rows) {
    List<byte[]> inOrder = new ArrayList<>(rows);
    inOrder.sort(PlayerRow.BY_KEY);
    StateDatabase.upsert(
        transaction,
        "INSERT OR REPLACE INTO " + table + " (game, player, state)",
        inOrder,
        row -> new Object[] {PlayerRow.game(row), PlayerRow.player(row), PlayerRow.state(row)});
  }

  private static <T> void decode(
      ResultSet row, Function<byte[], T> decoder, BiConsumer<PlayerKey, T> consumer)
      throws SQLException {
    consumer.accept(
        new PlayerKey(new GameId(row.getString(1)), new PlayerId(row.getString(2))),
        decoder.apply(row.getBytes(3)));
  }
}
