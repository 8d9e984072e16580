package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.boards.BoardChanges;
import dev.liveops.adapters.local.boards.RankedBoards;
import dev.liveops.adapters.local.boards.StoredBoards;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.ranking.PageImage;
import dev.liveops.ports.ranking.BoardWindow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the standings to the tables: only pages that changed. */
final class StandingsFold implements Checkpointed {

  static final String NAME = "leaderboard";
  private static final int IDLE_WINDOWS_MAX = 64;

  /** What a checkpoint writes. */
  record Changes(
      List<Object[]> players,
      Map<BoardChanges.Hiding, Boolean> hidings,
      Map<BoardWindow, StoredBoards.WindowRow> windows,
      Map<BoardChanges.PageKey, PageImage> pages) {}

  private final BoardTables tables;
  private final RankedBoards boards;
  private final RowCache<BoardChanges.Hiding, Boolean> hidings = RowCache.ofChanges();
  private final RowCache<BoardWindow, StoredBoards.WindowRow> windows = RowCache.ofChanges();
  private final RowCache<BoardChanges.PageKey, PageImage> pages = RowCache.ofChanges();
  private final Map<GameId, Integer> playersWritten = new HashMap<>();

  StandingsFold(StateDatabase database, long hashSeed) {
    this.tables = new BoardTables(database);
    this.boards = new RankedBoards(tables, hashSeed);
    // What was read is what is written: the first drain brings no change but these sizes.
    playersWritten.putAll(boards.drainChanges().sizes());
  }

  RankedBoards boards() {
    return boards;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public long position() {
    return boards.position();
  }

  @Override
  public Capture capture() {
    BoardChanges drained = boards.drainChanges();
    hidings.putAll(drained.hidings());
    drained.windows().forEach(row -> windows.put(row.boardWindow(), row));
    pages.putAll(drained.pages());
    Changes changes =
        new Changes(
            newPlayers(drained),
            hidings.startWriting(),
            windows.startWriting(),
            pages.startWriting());
    return new Capture() {
      @Override
      public long position() {
        return drained.position();
      }

      @Override
      public void write(StateTransaction transaction) {
        tables.write(transaction, changes);
      }

      @Override
      public void written() {
        hidings.written();
        windows.written();
        pages.written();
        playersWritten.putAll(drained.sizes());
        boards.forgetIdle(IDLE_WINDOWS_MAX);
      }
    };
  }

  /** Chunks of players that are new or have new players in them. */
  private List<Object[]> newPlayers(BoardChanges drained) {
    List<Object[]> rows = new ArrayList<>();
    drained
        .sizes()
        .forEach(
            (game, size) -> {
              int written = playersWritten.getOrDefault(game, 0);
              int chunk = written / BoardTables.CHUNK_PLAYERS;
              for (int from = chunk * BoardTables.CHUNK_PLAYERS;
                  from < size && size > written;
                  from += BoardTables.CHUNK_PLAYERS) {
                int to = Math.min(size, from + BoardTables.CHUNK_PLAYERS);
                rows.add(
                    new Object[] {
                      game.value(),
                      from / BoardTables.CHUNK_PLAYERS,
                      encode(boards.playerIds(game, from, to))
                    });
              }
            });
    return rows;
  }

  private static byte[] encode(List<PlayerId> players) {
    ByteWriter out = new ByteWriter();
    players.forEach(player -> out.writeString(player.value()));
    return out.toByteArray();
  }
}
