package dev.liveops.adapters.local.filesystem;

import java.util.List;

/** The tables of {@link StateDatabase}. A change to them is a change of format. */
final class StateSchema {

  static final int FORMAT = 2;

  static final List<String> STATEMENTS =
      List.of(
          "CREATE TABLE checkpoint (name TEXT PRIMARY KEY, position INTEGER NOT NULL)",
          "CREATE TABLE activity (game TEXT, player TEXT, state BLOB NOT NULL,"
              + " PRIMARY KEY (game, player)) WITHOUT ROWID",
          "CREATE TABLE population (game TEXT, event_type TEXT, state BLOB NOT NULL,"
              + " PRIMARY KEY (game, event_type)) WITHOUT ROWID",
          "CREATE TABLE sanction (game TEXT, id TEXT, state BLOB NOT NULL,"
              + " PRIMARY KEY (game, id)) WITHOUT ROWID",
          "CREATE TABLE review (game TEXT, event TEXT, position INTEGER NOT NULL,"
              + " state BLOB NOT NULL, PRIMARY KEY (game, event)) WITHOUT ROWID",
          "CREATE INDEX review_by_position ON review (game, position)",
          "CREATE TABLE violation (seq INTEGER PRIMARY KEY, game TEXT NOT NULL,"
              + " player TEXT NOT NULL, state BLOB NOT NULL)",
          "CREATE TABLE progress (game TEXT, player TEXT, state BLOB NOT NULL,"
              + " PRIMARY KEY (game, player)) WITHOUT ROWID",
          "CREATE TABLE reward (receipt_id TEXT PRIMARY KEY, game TEXT NOT NULL,"
              + " player TEXT NOT NULL, state BLOB NOT NULL) WITHOUT ROWID",
          "CREATE INDEX reward_by_player ON reward (game, player)",
          "CREATE TABLE definition (game TEXT, version INTEGER,"
              + " position INTEGER NOT NULL, state BLOB NOT NULL,"
              + " PRIMARY KEY (game, version)) WITHOUT ROWID",
          "CREATE TABLE idempotency (through INTEGER PRIMARY KEY,"
              + " newest_millis INTEGER NOT NULL, state BLOB NOT NULL)",
          "CREATE TABLE board_players (game TEXT, chunk INTEGER, state BLOB NOT NULL,"
              + " PRIMARY KEY (game, chunk)) WITHOUT ROWID",
          "CREATE TABLE board_hiding (game TEXT, player TEXT, sanction_id TEXT,"
              + " PRIMARY KEY (game, player, sanction_id)) WITHOUT ROWID",
          "CREATE TABLE board_window (game TEXT, board TEXT, kind TEXT,"
              + " window_id TEXT, direction TEXT NOT NULL, ties TEXT NOT NULL,"
              + " updated_millis INTEGER NOT NULL,"
              + " PRIMARY KEY (game, board, kind, window_id)) WITHOUT ROWID",
          "CREATE TABLE board_page (game TEXT, board TEXT, kind TEXT, window_id TEXT,"
              + " page INTEGER, state BLOB NOT NULL,"
              + " PRIMARY KEY (game, board, kind, window_id, page)) WITHOUT ROWID");

  private StateSchema() {}
}
