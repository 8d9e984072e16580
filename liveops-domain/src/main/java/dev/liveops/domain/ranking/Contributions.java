package dev.liveops.domain.ranking;

import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.Points;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns the events of a game into contributions to its boards.
 *
 * <p>An event touches a board when the board gives its type a value and the event carries the field
 * of that value as a number; it then counts in every window of the board that it was
 * <em>received</em> in. A claimed time never moves an event into another window.
 *
 * <p>Safe for use by several threads.
 */
public final class Contributions {
  private final Map<String, List<Route>> routes = new HashMap<>();

  /** What events of one type mean to one board. */
  private record Route(BoardDefinition board, Points points, WindowsAt windows) {}

  /** The contributions to {@code boards}, with the windows of {@code calendar}. */
  public Contributions(List<BoardDefinition> boards, WindowCalendar calendar) {
    Objects.requireNonNull(calendar, "calendar");
    for (BoardDefinition board : boards) {
      WindowsAt windows = new WindowsAt(calendar, board.windows());
      board
          .values()
          .forEach(
              (type, points) ->
                  routes
                      .computeIfAbsent(type, unseen -> new ArrayList<>())
                      .add(new Route(board, points, windows)));
    }
  }

  /**
   * What {@code event} contributes: to each board at most once, boards in the order of the game.
   */
  public List<Contribution> of(GameEvent event) {
    List<Contribution> all = new ArrayList<>();
    forEach(event, all::add);
    return all;
  }

  /** Hands every contribution of {@code event} to {@code consumer}, in the order of {@link #of}. */
  public void forEach(GameEvent event, Consumer<? super Contribution> consumer) {
    for (Route route : routes.getOrDefault(event.type(), List.of())) {
      Payload payload = event.payload();
      if (payload.number(route.points().field()).isPresent()) {
        contribute(event, route, consumer);
      }
    }
  }

  private void contribute(GameEvent event, Route route, Consumer<? super Contribution> consumer) {
    BoardDefinition board = route.board();
    long atMillis = event.receivedAtMillis();
    List<Window> windows = route.windows().at(atMillis);
    if (!windows.isEmpty()) {
      consumer.accept(
          new Contribution(
              board.name(),
              windows,
              event.player(),
              route.points().of(event.payload()),
              subscore(board, event.payload()),
              metadata(board, event.payload()),
              atMillis));
    }
  }

  private static long subscore(BoardDefinition board, Payload payload) {
    if (board.subscoreField().isEmpty()) {
      return 0;
    }
    String field = board.subscoreField().get();
    var whole = payload.integer(field);
    return whole.isPresent()
        ? whole.getAsLong()
        : (long) Math.floor(payload.number(field).orElse(0));
  }

  private static Optional<String> metadata(BoardDefinition board, Payload payload) {
    return board.metadataField().isEmpty()
        ? Optional.empty()
        : payload.get(board.metadataField().get()).map(Object::toString);
  }
}
