package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A player and their encoded state in one array, a third of what objects for both would take: the
 * length of the state (4 bytes), that of the key (1), the key (game, a zero, player), the state,
 * and room for it to grow by a few bytes.
 */
final class PlayerRow {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int KEY_LENGTH_AT = 4;
  private static final int KEY_AT = 5;
  private static final int ROOM = 16;

  /** In the order of a table with the primary key (game, player). */
  static final Comparator<byte[]> BY_KEY =
      (left, right) ->
          Arrays.compareUnsigned(left, KEY_AT, stateAt(left), right, KEY_AT, stateAt(right));

  private PlayerRow() {}

  static byte[] of(PlayerKey key, byte[] state) {
    String game = key.game().value();
    String player = key.player().value();
    int keyLength = game.length() + 1 + player.length();
    byte[] row = new byte[(KEY_AT + keyLength + state.length + ROOM - 1) / ROOM * ROOM];
    row[KEY_LENGTH_AT] = (byte) keyLength;
    put(row, KEY_AT, game);
    put(row, KEY_AT + game.length() + 1, player);
    replace(row, state);
    return row;
  }

  private static void put(byte[] row, int from, String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      row[from + i] = (byte) ascii.charAt(i);
    }
  }

  /** Puts another state into the row; false when there is no room for it. */
  static boolean replace(byte[] row, byte[] state) {
    int at = stateAt(row);
    if (at + state.length > row.length) {
      return false;
    }
    INT.set(row, 0, state.length);
    System.arraycopy(state, 0, row, at, state.length);
    return true;
  }

  private static int stateAt(byte[] row) {
    return KEY_AT + (row[KEY_LENGTH_AT] & 0xff);
  }

  static boolean isOf(byte[] row, PlayerKey key) {
    String game = key.game().value();
    String player = key.player().value();
    return stateAt(row) == KEY_AT + game.length() + 1 + player.length()
        && row[KEY_AT + game.length()] == 0
        && has(row, KEY_AT + game.length() + 1, player) // it differs more often
        && has(row, KEY_AT, game);
  }

  private static boolean has(byte[] row, int from, String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      if (row[from + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static byte[] state(byte[] row) {
    int at = stateAt(row);
    return Arrays.copyOfRange(row, at, at + (int) INT.get(row, 0));
  }

  static String game(byte[] row) {
    return text(row, KEY_AT, zeroAt(row));
  }

  static String player(byte[] row) {
    return text(row, zeroAt(row) + 1, stateAt(row));
  }

  static PlayerKey key(byte[] row) {
    return new PlayerKey(new GameId(game(row)), new PlayerId(player(row)));
  }

  private static int zeroAt(byte[] row) {
    int at = KEY_AT;
    while (row[at] != 0) {
      at++;
    }
    return at;
  }

  private static String text(byte[] row, int from, int to) {
    return new String(row, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
