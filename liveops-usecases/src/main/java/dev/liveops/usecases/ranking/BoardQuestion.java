package dev.liveops.usecases.ranking;

import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Leaderboard;
import dev.liveops.domain.ranking.Window;
import dev.liveops.domain.ranking.WindowKind;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.usecases.game.ActiveGame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the parameters of a request ask of a board. Every fault in them is found at once; where
 * there is one, something else stands in, so that reading goes on. For one thread.
 *
 * <p>Parameters: {@code board} (the game's first), {@code window} (weekly; seasonal when there is a
 * {@code season}), {@code window_id} or {@code season} (the one under way).
 */
final class BoardQuestion {

  private static final int DIGITS_MAX = 6;

  private final ActiveGame game;
  private final Map<String, String> parameters;
  private final List<FieldFault> faults = new ArrayList<>();
  private final BoardDefinition board;
  private final WindowKind kind;

  BoardQuestion(ActiveGame game, Map<String, String> parameters) {
    this.game = game;
    this.parameters = parameters;
    this.board = readBoard();
    this.kind = readKind();
  }

  GameId game() {
    return game.id();
  }

  /** The version of the game's definition. */
  int definition() {
    return game.version();
  }

  BoardDefinition board() {
    return board;
  }

  WindowKind kind() {
    return kind;
  }

  List<FieldFault> faults() {
    return faults;
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  void fault(String name, String expected) {
    faults.add(new FieldFault(name, expected));
  }

  private BoardDefinition readBoard() {
    List<BoardDefinition> boards = game.definition().boards();
    Optional<String> name = parameter("board");
    Optional<BoardDefinition> found = name.flatMap(game.definition()::board);
    if (name.isPresent() && found.isEmpty()) {
      fault("board", oneOf(boards.stream().map(BoardDefinition::name).toList()));
    }
    return found.orElse(boards.getFirst());
  }

  private WindowKind readKind() {
    Optional<String> label = parameter("window");
    if (label.isEmpty()) {
      return usualKind();
    }
    Optional<WindowKind> found = WindowKind.labelled(label.get()).filter(board.windows()::contains);
    if (found.isEmpty()) {
      fault("window", oneOf(kinds().stream().map(WindowKind::label).toList()));
    }
    return found.orElseGet(this::usualKind);
  }

  private WindowKind usualKind() {
    WindowKind usual = parameters.containsKey("season") ? WindowKind.SEASONAL : WindowKind.WEEKLY;
    return board.windows().contains(usual) ? usual : kinds().getFirst();
  }

  /** The kinds of window that the board is kept for, from short to long. */
  List<WindowKind> kinds() {
    return board.windows().stream().sorted(Comparator.naturalOrder()).toList();
  }

  /** The window that is asked for by name, or the one under way; empty where there is none. */
  Optional<Window> window(long nowMillis) {
    Optional<String> id = parameter("window_id");
    Optional<String> season = parameter("season");
    if (season.isPresent() && kind != WindowKind.SEASONAL) {
      fault("season", "to come with window=seasonal, on a board that is kept for seasons");
      return Optional.empty();
    }
    if (season.isPresent() && id.isPresent() && !id.equals(season)) {
      fault("season", "the same as window_id, or one of the two");
      return Optional.empty();
    }
    return id.or(() -> season)
        .map(name -> named(name, id.isPresent() ? "window_id" : "season"))
        .orElseGet(() -> game.calendar().at(kind, nowMillis));
  }

  private Optional<Window> named(String id, String parameter) {
    Optional<Window> window = game.calendar().byId(kind, id);
    if (window.isEmpty()) {
      fault(parameter, "the id of a " + kind.label() + " window of the game");
    }
    return window;
  }

  /**
   * Where the page that is asked for begins, by its cursor; empty for a page without one.
   *
   * <p>A cursor stays in its window, also when that is no longer the one under way.
   */
  Optional<Start> cursor() {
    Optional<String> text = parameter("cursor");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (parameter("around").isPresent()) {
      fault("cursor", "to come without around");
    }
    Optional<Start> start =
        Cursor.decode(text.get(), in(""))
            .flatMap(
                cursor ->
                    game.calendar()
                        .byId(kind, cursor.windowId())
                        .map(window -> new Start(window, cursor.offset())))
            .filter(
                found ->
                    parameter("window_id")
                        .or(() -> parameter("season"))
                        .orElse(found.window().id())
                        .equals(found.window().id()));
    if (start.isEmpty()) {
      fault("cursor", "the next_cursor of a page of the same board and window");
    }
    return start;
  }

  /** A place in a window. */
  record Start(Window window, long offset) {}

  int limit(int usual) {
    Optional<String> text = parameter("limit");
    if (text.isEmpty()) {
      return usual;
    }
    int limit = smallNumber(text.get());
    if (limit < 1 || limit > Leaderboard.LIMIT_MAX) {
      fault("limit", "a whole number from 1 to " + Leaderboard.LIMIT_MAX);
      return usual;
    }
    return limit;
  }

  /** The number that a few digits make; 0 for any other text. */
  private static int smallNumber(String text) {
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i == DIGITS_MAX) {
        return 0;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  /** The player whom a parameter names, if it is there; anything but a player id is a fault. */
  Optional<PlayerId> player(String name) {
    return parameter(name).flatMap(text -> player(name, text));
  }

  /** The player whom {@code text} names; anything but a player id is a fault of {@code field}. */
  Optional<PlayerId> player(String field, String text) {
    if (PlayerId.wellFormed(text)) {
      return Optional.of(new PlayerId(text));
    }
    fault(field, PlayerId.EXPECTED);
    return Optional.empty();
  }

  /** The name of the season that a window is or lies in: now, or at its end if that is past. */
  Optional<String> season(Optional<Window> window, long nowMillis) {
    long atMillis =
        window
            .map(of -> Math.clamp(nowMillis, of.startMillis(), of.endMillis() - 1))
            .orElse(nowMillis);
    return game.calendar().seasonNameAt(atMillis);
  }

  BoardWindow in(String windowId) {
    return new BoardWindow(game.id(), board.name(), kind, windowId);
  }

  private static String oneOf(List<String> names) {
    return names.stream().collect(Collectors.joining(", ", "one of ", ""));
  }
}
