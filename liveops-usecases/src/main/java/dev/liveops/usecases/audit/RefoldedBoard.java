package dev.liveops.usecases.audit;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.ranking.Window;
import dev.liveops.ports.ranking.BoardWindow;
import java.util.List;
import java.util.function.ToIntFunction;

/** The numbers of the windows of one board. For one thread. */
final class RefoldedBoard {

  private final GameId game;
  private final String name;
  private final ToIntFunction<BoardWindow> numbers;
  // The windows of the last contribution: almost always those of the next one as well.
  private List<Window> latest = List.of();
  private int[] latestNumbers = {};

  /** A board; {@code numbers} gives each window its number. */
  RefoldedBoard(GameId game, String name, ToIntFunction<BoardWindow> numbers) {
    this.game = game;
    this.name = name;
    this.numbers = numbers;
  }

  /** The numbers of windows, told apart by kind and id alone: bounds may be defined anew. */
  int[] numbersOf(List<Window> windows) {
    if (!windows.equals(latest)) {
      latest = windows;
      latestNumbers =
          windows.stream()
              .map(window -> new BoardWindow(game, name, window.kind(), window.id()))
              .mapToInt(numbers)
              .toArray();
    }
    return latestNumbers;
  }
}
