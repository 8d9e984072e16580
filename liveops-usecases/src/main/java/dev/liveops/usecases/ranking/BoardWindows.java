package dev.liveops.usecases.ranking;

import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.WindowKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The windows of a board.
 *
 * @param board the board
 * @param windows from short kinds to long ones, the newest first within a kind
 */
public record BoardWindows(BoardDefinition board, List<Entry> windows) {
  /** Keeps its own copy. */
  public BoardWindows {
    windows = List.copyOf(windows);
  }

  /**
   * A window.
   *
   * @param kind what sort of window
   * @param id its name
   * @param start the first instant; empty when it has no beginning, or the game's calendar no
   *     longer knows the window
   * @param end the first instant after it; empty likewise
   * @param state whether it is under way
   */
  public record Entry(
      WindowKind kind, String id, Optional<Instant> start, Optional<Instant> end, State state) {}

  /** What goes on in a window. */
  public enum State {
    /** New events count in it. */
    OPEN("open"),
    /** Over: only events that a reviewer releases still count in it. */
    ENDED("ended");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** The word for it in answers to the outside. */
    public String label() {
      return label;
    }
  }
}
