package dev.liveops.domain.ranking;

import java.util.Arrays;

/**
 * The standings of the players whose ordinals lie in one page of a {@link RankedSet}, as a store
 * keeps them: all of the page, so that the last image of a page replaces the ones before. Who is
 * hidden is not among it: that is a fact about players, not about a window.
 *
 * @param page which page; its first ordinal is {@code page * StandingPages.PAGE_SIZE}
 * @param bytes the standings, packed; only {@link RankedSet#load} knows how to read them, and
 *     refuses what is damaged. Not copied: nobody may change them
 */
public record PageImage(int page, byte[] bytes) {

  @Override
  public boolean equals(Object other) {
    return other instanceof PageImage image
        && page == image.page
        && Arrays.equals(bytes, image.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * page + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "page " + page + ", " + bytes.length + " bytes";
  }
}
