package dev.liveops.domain.ranking;

import java.util.List;
import java.util.Optional;

/**
 * The standings of the players whose ordinals lie in one page of a {@link RankedSet}, as a store
 * keeps them: all of the page, so that the last image of a page replaces the ones before.
 *
 * @param page which page; its first ordinal is {@code page * StandingPages.PAGE_SIZE}
 * @param entries the standings, and the players hidden without one, by ascending ordinal
 */
public record PageImage(int page, List<Entry> entries) {

  /** Keeps its own copy, and checks that the entries are of this page and in order. */
  public PageImage {
    entries = List.copyOf(entries);
    long last = (long) page * StandingPages.PAGE_SIZE - 1;
    long end = last + 1 + StandingPages.PAGE_SIZE;
    for (Entry entry : entries) {
      if (entry.ordinal() <= last || entry.ordinal() >= end) {
        throw new IllegalArgumentException(
            "page " + page + ": expected ascending ordinals of this page, not " + entry.ordinal());
      }
      last = entry.ordinal();
    }
  }

  /**
   * One player of the page.
   *
   * @param ordinal who
   * @param standing what they achieved; empty only for a player who is hidden without a standing
   * @param hidden whether they are left out of ranks and totals
   */
  public record Entry(int ordinal, Optional<Standing> standing, boolean hidden) {
    /** Checks that a set can take it. */
    public Entry {
      standing.ifPresentOrElse(
          present -> StandingColumns.check(ordinal, present), () -> StandingColumns.check(ordinal));
    }
  }
}
