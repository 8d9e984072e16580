package dev.liveops.usecases.ranking;

import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.ranking.Leaderboard;
import dev.liveops.domain.ranking.Window;
import dev.liveops.ports.ranking.RankIndex;
import dev.liveops.usecases.Answer;
import dev.liveops.usecases.game.ActiveGame;
import dev.liveops.usecases.game.GameCatalog;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    return switch (ask(game, parameters)) {
      case Answer.Found<AskedPage>(AskedPage page) -> page.read();
      case Answer.Invalid<AskedPage>(List<FieldFault> faults) -> new Answer.Invalid<>(faults);
      case Answer.NotFound<AskedPage>(String what) -> new Answer.NotFound<>(what);
    };
  }

  /**
   * The page that is asked for, before it is read.
   *
   * @param parameters as for {@link #read}
   * @return not found when there is no such game
   */
  public Answer<AskedPage> ask(GameId game, Map<String, String> parameters) {
    Optional<ActiveGame> active = catalog.find(game);
    return active.isEmpty()
        ? new Answer.NotFound<>("game")
        : ask(new BoardQuestion(active.get(), parameters));
  }

  private Answer<AskedPage> ask(BoardQuestion question) {
    long nowMillis = clock.millis();
    int limit = question.limit(limitUsual);
    Optional<BoardQuestion.Start> start = question.cursor();
    Optional<Window> window =
        start.map(BoardQuestion.Start::window).or(() -> question.window(nowMillis));
    Optional<PlayerId> around = question.player("around");
    if (!question.faults().isEmpty()) {
      return new Answer.Invalid<>(question.faults());
    }
    AskedPage.Place place =
        around.isPresent()
            ? new AskedPage.Place.Around(around.get())
            : new AskedPage.Place.From(start.map(BoardQuestion.Start::offset).orElse(0L));
    return new Answer.Found<>(new AskedPage(index, question, window, nowMillis, place, limit));
  }
}
