package dev.liveops.domain.ranking;

import java.time.LocalDate;
import java.util.List;

/** How a game divides the year, or its life, into seasons. */
public sealed interface Seasons {

  /** Calendar quarters, named like {@code 2026-Q4}. */
  record Quarters() implements Seasons {}

  /**
   * Named seasons, in order, without overlap, each with a name of its own. Between two of them
   * there is none.
   *
   * @param seasons at least one
   */
  record Named(List<Season> seasons) implements Seasons {
    /** Checks the order and the names; keeps its own copy. */
    public Named {
      seasons = List.copyOf(seasons);
      if (seasons.isEmpty()) {
        throw new IllegalArgumentException("seasons: expected at least one");
      }
      if (seasons.stream().map(Season::name).distinct().count() < seasons.size()) {
        throw new IllegalArgumentException("seasons: expected every name once");
      }
      for (int i = 1; i < seasons.size(); i++) {
        if (seasons.get(i).firstDay().isBefore(seasons.get(i - 1).endDay())) {
          throw new IllegalArgumentException(
              "seasons: expected " + seasons.get(i).name() + " to begin after the one before ends");
        }
      }
    }
  }

  /**
   * A season with a name of its own.
   *
   * @param name unique in the game
   * @param firstDay the day it begins, at the start of that day in the game's zone
   * @param endDay the first day after it
   */
  record Season(String name, LocalDate firstDay, LocalDate endDay) {
    /** Checks that it ends after it begins. */
    public Season {
      if (!endDay.isAfter(firstDay)) {
        throw new IllegalArgumentException(name + ": expected an end after the first day");
      }
    }
  }
}
