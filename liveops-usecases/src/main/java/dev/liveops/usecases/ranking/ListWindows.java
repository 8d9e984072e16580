package dev.liveops.usecases.ranking;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.ranking.Window;
import dev.liveops.domain.ranking.WindowKind;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.RankIndex;
import dev.liveops.usecases.Answer;
import dev.liveops.usecases.game.ActiveGame;
import dev.liveops.usecases.game.GameCatalog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists the windows of a board, those under way and past ones. Safe for use by many threads. */
public final class ListWindows {

  private static final int LIMIT_USUAL = 100;

  private final GameCatalog catalog;
  private final RankIndex index;
  private final InstantSource clock;

  /** Lists the windows that {@code index} has, and those under way. */
  public ListWindows(GameCatalog catalog, RankIndex index, InstantSource clock) {
    this.catalog = catalog;
    this.index = index;
    this.clock = clock;
  }

  /**
   * The windows of a board: those under way, and past ones in which anybody has a standing.
   *
   * @param parameters by name: {@code board} (the game's first), {@code window} (a kind; all of
   *     them), {@code limit} (how many of a kind; 100); others are not looked at
   * @return not found when there is no such game
   * @throws dev.liveops.ports.PortUnavailable when ranks cannot be read now
   */
  public Answer<BoardWindows> list(GameId game, Map<String, String> parameters) {
    Optional<ActiveGame> active = catalog.find(game);
    if (active.isEmpty()) {
      return new Answer.NotFound<>("game");
    }
    BoardQuestion question = new BoardQuestion(active.get(), parameters);
    int limit = question.limit(LIMIT_USUAL);
    if (!question.faults().isEmpty()) {
      return new Answer.Invalid<>(question.faults());
    }
    List<WindowKind> kinds =
        question.parameter("window").isPresent() ? List.of(question.kind()) : question.kinds();
    List<BoardWindow> past = index.windows(game, question.board().name());
    List<BoardWindows.Entry> entries = new ArrayList<>();
    for (WindowKind kind : kinds) {
      ids(active.get(), kind, past).stream()
          .limit(limit)
          .forEach(id -> entries.add(entry(active.get(), kind, id)));
    }
    return new Answer.Found<>(new BoardWindows(question.board(), entries));
  }

  private Set<String> ids(ActiveGame game, WindowKind kind, List<BoardWindow> past) {
    Set<String> ids = new LinkedHashSet<>();
    game.calendar().at(kind, clock.millis()).ifPresent(window -> ids.add(window.id()));
    past.stream().filter(window -> window.kind() == kind).forEach(each -> ids.add(each.windowId()));
    return ids;
  }

  private BoardWindows.Entry entry(ActiveGame game, WindowKind kind, String id) {
    Optional<Window> window = game.calendar().byId(kind, id);
    boolean open = window.isPresent() && window.get().contains(clock.millis());
    return new BoardWindows.Entry(
        kind,
        id,
        window.flatMap(of -> instant(of.startMillis(), Long.MIN_VALUE)),
        window.flatMap(of -> instant(of.endMillis(), Long.MAX_VALUE)),
        open ? BoardWindows.State.OPEN : BoardWindows.State.ENDED);
  }

  private static Optional<Instant> instant(long millis, long never) {
    return millis == never ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
