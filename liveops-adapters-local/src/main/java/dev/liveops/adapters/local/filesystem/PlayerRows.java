package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import io.helidon.dbclient.DbRow;
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

  /** The states of those players who have a row; many players a statement. */
  static <T> Map<PlayerKey, T> read(
      StateDatabase database,
      String table,
      Collection<PlayerKey> players,
      Function<byte[], T> decoder) {
    Map<GameId, List<String>> byGame = new HashMap<>();
    for (PlayerKey key : players) {
      byGame.computeIfAbsent(key.game(), game -> new ArrayList<>()).add(key.player().value());
    }
    Map<PlayerKey, T> found = new HashMap<>();
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
            database.forEach(sql, parameters, row -> decode(row, decoder, found::put));
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
    database.forEach(
        "SELECT game, player, state FROM " + table,
        List.of(),
        row -> decode(row, decoder, consumer));
  }

  /** Inserts or replaces the rows of these players. */
  static <T> void write(
      StateTransaction transaction,
      String table,
      Map<PlayerKey, T> states,
      Function<T, byte[]> encoder) {
    List<Object[]> rows = new ArrayList<>(states.size());
    states.forEach(
        (key, state) ->
            rows.add(
                new Object[] {key.game().value(), key.player().value(), encoder.apply(state)}));
    StateDatabase.upsert(
        transaction, "INSERT OR REPLACE INTO " + table + " (game, player, state)", rows);
  }

  private static <T> void decode(
      DbRow row, Function<byte[], T> decoder, BiConsumer<PlayerKey, T> consumer) {
    consumer.accept(
        new PlayerKey(
            new GameId(StateDatabase.text(row, 1)), new PlayerId(StateDatabase.text(row, 2))),
        decoder.apply(StateDatabase.bytes(row, 3)));
  }
}
