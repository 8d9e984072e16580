package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.boards.BoardChanges;
import dev.liveops.adapters.local.boards.StoredBoards;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.ranking.Direction;
import dev.liveops.domain.ranking.PageImage;
import dev.liveops.domain.ranking.Ties;
import dev.liveops.domain.ranking.WindowKind;
import dev.liveops.ports.ranking.BoardWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The tables of {@link StandingsFold}: players in chunks, standings in pages of neighbours. */
final class BoardTables implements StoredBoards {

  static final int CHUNK_PLAYERS = 1024;

  private final StateDatabase database;

  BoardTables(StateDatabase database) {
    this.database = database;
  }

  @Override
  public long position() {
    return Checkpointer.positionOf(database, StandingsFold.NAME);
  }

  @Override
  public void players(BiConsumer<GameId, PlayerId> consumer) {
    database.scan(
        "SELECT game, state FROM board_players ORDER BY game, chunk",
        List.of(),
        row -> {
          GameId game = new GameId(row.getString(1));
          ByteReader in = new ByteReader(row.getBytes(2));
          while (!in.atEnd()) {
            consumer.accept(game, new PlayerId(in.readString()));
          }
        });
  }

  @Override
  public void hidings(BiConsumer<PlayerKey, String> consumer) {
    database.forEach(
        "SELECT game, player, sanction_id FROM board_hiding",
        List.of(),
        row ->
            consumer.accept(
                new PlayerKey(
                    new GameId(StateDatabase.text(row, 1)),
                    new PlayerId(StateDatabase.text(row, 2))),
                StateDatabase.text(row, 3)));
  }

  @Override
  public List<WindowRow> windows() {
    return database.query(
        "SELECT game, board, kind, window_id, direction, ties, updated_millis FROM board_window",
        List.of(),
        row ->
            new WindowRow(
                new BoardWindow(
                    new GameId(StateDatabase.text(row, 1)),
                    StateDatabase.text(row, 2),
                    WindowKind.valueOf(StateDatabase.text(row, 3)),
                    StateDatabase.text(row, 4)),
                Direction.valueOf(StateDatabase.text(row, 5)),
                Ties.valueOf(StateDatabase.text(row, 6)),
                StateDatabase.number(row, 7)));
  }

  @Override
  public List<PageImage> pages(BoardWindow key) {
    List<PageImage> pages = new ArrayList<>();
    database.scan(
        "SELECT page, state FROM board_page"
            + " WHERE game = ? AND board = ? AND kind = ? AND window_id = ?",
        List.of(key.game().value(), key.board(), key.kind().name(), key.windowId()),
        row -> pages.add(new PageImage(row.getInt(1), row.getBytes(2))));
    return pages;
  }

  void write(StateTransaction transaction, StandingsFold.Changes changes) {
    StateDatabase.upsert(
        transaction,
        "INSERT OR REPLACE INTO board_players (game, chunk, state)",
        changes.players());
    writeHidings(transaction, changes.hidings());
    List<Object[]> windows = new ArrayList<>();
    changes.windows().values().forEach(row -> windows.add(windowRow(row)));
    StateDatabase.upsert(
        transaction,
        "INSERT OR REPLACE INTO board_window"
            + " (game, board, kind, window_id, direction, ties, updated_millis)",
        windows);
    List<Object[]> pages = new ArrayList<>();
    changes.pages().forEach((key, image) -> pages.add(pageRow(key.boardWindow(), image)));
    StateDatabase.upsert(
        transaction,
        "INSERT OR REPLACE INTO board_page (game, board, kind, window_id, page, state)",
        pages);
  }

  private static void writeHidings(
      StateTransaction transaction, Map<BoardChanges.Hiding, Boolean> hidings) {
    hidings.forEach(
        (hiding, hides) -> {
          List<String> key =
              List.of(
                  hiding.player().game().value(),
                  hiding.player().player().value(),
                  hiding.sanctionId());
          String sql =
              hides
                  ? "INSERT OR REPLACE INTO board_hiding (game, player, sanction_id)"
                      + " VALUES (?, ?, ?)"
                  : "DELETE FROM board_hiding WHERE game = ? AND player = ? AND sanction_id = ?";
          transaction.execute(sql, key);
        });
  }

  private static Object[] windowRow(WindowRow row) {
    BoardWindow key = row.boardWindow();
    return new Object[] {
      key.game().value(),
      key.board(),
      key.kind().name(),
      key.windowId(),
      row.direction().name(),
      row.ties().name(),
      row.updatedAtMillis()
    };
  }

  private static Object[] pageRow(BoardWindow key, PageImage image) {
    return new Object[] {
      key.game().value(),
      key.board(),
      key.kind().name(),
      key.windowId(),
      image.page(),
      image.bytes()
    };
  }
}
