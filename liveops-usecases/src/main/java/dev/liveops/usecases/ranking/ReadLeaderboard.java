package dev.liveops.usecases.ranking;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.ranking.Leaderboard;
import dev.liveops.domain.ranking.Window;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.RankIndex;
import dev.liveops.usecases.Answer;
import dev.liveops.usecases.game.ActiveGame;
import dev.liveops.usecases.game.GameCatalog;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Shows the ranks of a board in a window: the top, page after page, or the players around one of
 * them. Safe for use by many threads.
 *
 * <p>Pages go by position. Who follows {@code next_cursor} sees everybody exactly once as long as
 * nothing moves, which equal versions of the pages tell. A player who crosses the edge between two
 * pages while they are being read may be seen on both of them or on neither. A cursor stays in its
 * window: a walk that began on Sunday ends in Sunday's week.
 */
public final class ReadLeaderboard {

  private static final RankIndex.Slice NOTHING = new RankIndex.Slice(0, 0, 0, List.of());

  private final GameCatalog catalog;
  private final RankIndex index;
  private final InstantSource clock;
  private final int limitUsual;

  /**
   * Reads {@code index}.
   *
   * @param limitUsual how many players to show where the request does not say, 1 to {@link
   *     Leaderboard#LIMIT_MAX}
   */
  public ReadLeaderboard(
      GameCatalog catalog, RankIndex index, InstantSource clock, int limitUsual) {
    if (limitUsual < 1 || limitUsual > Leaderboard.LIMIT_MAX) {
      throw new IllegalArgumentException("limitUsual: expected 1 to " + Leaderboard.LIMIT_MAX);
    }
    this.catalog = catalog;
    this.index = index;
    this.clock = clock;
    this.limitUsual = limitUsual;
  }

  /**
   * The page that is asked for.
   *
   * @param parameters by name: {@code board} (the game's first), {@code window} (weekly), {@code
   *     window_id} or {@code season} (the one under way), {@code limit}, and one of {@code cursor}
   *     and {@code around}, a player; others are not looked at
   * @return not found when there is no such game, or the player asked around has no rank
   * @throws dev.liveops.ports.PortUnavailable when ranks cannot be read now
   */
  public Answer<LeaderboardPage> read(GameId game, Map<String, String> parameters) {
    Optional<ActiveGame> active = catalog.find(game);
    return active.isEmpty()
        ? new Answer.NotFound<>("game")
        : read(new BoardQuestion(active.get(), parameters));
  }

  private Answer<LeaderboardPage> read(BoardQuestion question) {
    long nowMillis = clock.millis();
    int limit = question.limit(limitUsual);
    Optional<BoardQuestion.Start> start = question.cursor();
    Optional<Window> window =
        start.map(BoardQuestion.Start::window).or(() -> question.window(nowMillis));
    Optional<PlayerId> around = question.player("around");
    if (!question.faults().isEmpty()) {
      return new Answer.Invalid<>(question.faults());
    }
    Reading reading = new Reading(question, window, limit, nowMillis);
    return around.isPresent()
        ? reading.around(around.get())
        : reading.from(start.map(BoardQuestion.Start::offset).orElse(0L));
  }

  /** A question without a fault. */
  private final class Reading {
    private final BoardQuestion question;
    private final Optional<Window> window;
    private final int limit;
    private final long nowMillis;
    private final Optional<BoardWindow> boardWindow;

    Reading(BoardQuestion question, Optional<Window> window, int limit, long nowMillis) {
      this.question = question;
      this.window = window;
      this.limit = limit;
      this.nowMillis = nowMillis;
      this.boardWindow = window.map(found -> question.in(found.id()));
    }

    Answer<LeaderboardPage> around(PlayerId player) {
      RankIndex.Slice slice =
          boardWindow.map(found -> index.around(found, player, limit)).orElse(NOTHING);
      return slice.ranked().isEmpty()
          ? new Answer.NotFound<>("player")
          : new Answer.Found<>(page(slice, Optional.empty()));
    }

    Answer<LeaderboardPage> from(long offset) {
      RankIndex.Slice slice =
          boardWindow.map(found -> index.slice(found, offset, limit)).orElse(NOTHING);
      int shown = slice.ranked().size();
      Optional<String> next =
          boardWindow
              .filter(found -> shown > 0 && offset + shown < slice.total())
              .map(found -> Cursor.encode(found, offset + shown));
      return new Answer.Found<>(page(slice, next));
    }

    private LeaderboardPage page(RankIndex.Slice slice, Optional<String> nextCursor) {
      return new LeaderboardPage(
          question.board(),
          question.kind(),
          window,
          question.season(window, nowMillis),
          slice.total(),
          slice.ranked(),
          nextCursor,
          slice.updatedAtMillis() == 0
              ? OptionalLong.empty()
              : OptionalLong.of(slice.updatedAtMillis()),
          slice.version());
    }
  }
}
