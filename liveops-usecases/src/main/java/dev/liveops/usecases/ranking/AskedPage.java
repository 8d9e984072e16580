package dev.liveops.usecases.ranking;

import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.ranking.Window;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.RankIndex;
import dev.liveops.usecases.Answer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A page of a board that was asked for, and not read yet: for callers who keep pages, and want to
 * know whether the one they have is still right. For one thread.
 */
public final class AskedPage {

  private static final RankIndex.Slice NOTHING = new RankIndex.Slice(0, 0, 0, List.of());

  private final RankIndex index;
  private final BoardQuestion question;
  private final Optional<Window> window;
  private final Optional<String> season;
  private final Place place;
  private final int limit;
  private final Optional<BoardWindow> boardWindow;

  /** Where on the board the page is. */
  sealed interface Place {

    /** From a position on; 0 is the best. */
    record From(long offset) implements Place {}

    /** Around a player. */
    record Around(PlayerId player) implements Place {}
  }

  /**
   * What tells the top of one board from that of others: pages of equal keys and equal versions are
   * equal.
   *
   * @param boardWindow which board in which window
   * @param definition the version of the game's definition
   * @param season the season that goes with the window
   * @param limit how many players are shown at the most
   */
  public record Key(BoardWindow boardWindow, int definition, Optional<String> season, int limit) {}

  AskedPage(
      RankIndex index,
      BoardQuestion question,
      Optional<Window> window,
      long nowMillis,
      Place place,
      int limit) {
    this.index = index;
    this.question = question;
    this.window = window;
    this.season = question.season(window, nowMillis);
    this.place = place;
    this.limit = limit;
    this.boardWindow = window.map(found -> question.in(found.id()));
  }

  /** Which page it is; empty unless it is the top of a board. */
  public Optional<Key> key() {
    return place instanceof Place.From(long offset) && offset == 0
        ? boardWindow.map(found -> new Key(found, question.definition(), season, limit))
        : Optional.empty();
  }

  /** The version that {@link #read} would answer with, or a later one; costs next to nothing. */
  public long version() {
    return boardWindow.map(index::version).orElse(0L);
  }

  /**
   * What is on the page now.
   *
   * @return not found when the player asked around has no rank
   * @throws dev.liveops.ports.PortUnavailable when ranks cannot be read now
   */
  public Answer<LeaderboardPage> read() {
    return switch (place) {
      case Place.From(long offset) -> from(offset);
      case Place.Around(PlayerId player) -> around(player);
    };
  }

  private Answer<LeaderboardPage> from(long offset) {
    RankIndex.Slice slice =
        boardWindow.map(found -> index.slice(found, offset, limit)).orElse(NOTHING);
    int shown = slice.ranked().size();
    Optional<String> next =
        boardWindow
            .filter(found -> shown > 0 && offset + shown < slice.total())
            .map(found -> Cursor.encode(found, offset + shown));
    return new Answer.Found<>(page(slice, next));
  }

  private Answer<LeaderboardPage> around(PlayerId player) {
    RankIndex.Slice slice =
        boardWindow.map(found -> index.around(found, player, limit)).orElse(NOTHING);
    return slice.ranked().isEmpty()
        ? new Answer.NotFound<>("player")
        : new Answer.Found<>(page(slice, Optional.empty()));
  }

  private LeaderboardPage page(RankIndex.Slice slice, Optional<String> nextCursor) {
    return new LeaderboardPage(
        question.board(),
        question.kind(),
        window,
        season,
        slice.total(),
        slice.ranked(),
        nextCursor,
        slice.updatedAtMillis() == 0
            ? OptionalLong.empty()
            : OptionalLong.of(slice.updatedAtMillis()),
        slice.version());
  }
}
