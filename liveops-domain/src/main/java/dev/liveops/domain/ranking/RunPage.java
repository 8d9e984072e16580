package dev.liveops.domain.ranking;

/**
 * How the scores of neighbours, and the times they were reached at, are packed into numbers.
 *
 * <p>A <em>narrow</em> page has one number for a run: in the low bits how far its time is above a
 * base that the page has, and above them how far its score is. Players who came at the same time
 * tend to play at the same time, so that nearly every page is narrow; and where the bits between
 * score and time are divided is for the page to choose. A <em>wide</em> page has two numbers for a
 * run. A page that can no longer hold a run becomes another: whoever puts one goes on with the page
 * that comes back.
 */
final class RunPage {
  private static final int SCORE_BASE = 0;
  private static final int TIME_BASE = 1;
  private static final int TIME_BITS = 2;
  private static final int HEAD = 3;

  private static final int NARROW = HEAD + StandingColumns.PAGE_SIZE;
  private static final int WIDE = 2 * StandingColumns.PAGE_SIZE;

  private RunPage() {}

  /** A page without runs: any run lies outside of zero bits, so that the first makes another. */
  static long[] empty() {
    return new long[NARROW];
  }

  static boolean has(long[] page, int at) {
    return page.length == WIDE
        ? page[2 * at + 1] != StandingColumns.ABSENT
        : timeAbove(page, at) != 0;
  }

  /** The score of a run that is there. */
  static long score(long[] page, int at) {
    return page.length == WIDE
        ? page[2 * at]
        : page[SCORE_BASE] + (page[HEAD + at] >>> page[TIME_BITS]);
  }

  /** The time of a run that is there. */
  static long millis(long[] page, int at) {
    return page.length == WIDE ? page[2 * at + 1] : page[TIME_BASE] + timeAbove(page, at);
  }

  /** In a narrow page: 0 is for no run, and the base is below all times. */
  private static long timeAbove(long[] page, int at) {
    return page[HEAD + at] & ((1L << page[TIME_BITS]) - 1);
  }

  static void clear(long[] page, int at) {
    if (page.length == WIDE) {
      page[2 * at + 1] = StandingColumns.ABSENT;
    } else {
      page[HEAD + at] = 0;
    }
  }

  /** Puts a run, whatever was there; returns the page to go on with. */
  static long[] put(long[] page, int at, long score, long millis) {
    if (page.length == WIDE) {
      page[2 * at] = score;
      page[2 * at + 1] = millis;
      return page;
    }
    // Distances are taken as unsigned, so that they are right also where subtracting overflows.
    long scoreAbove = score - page[SCORE_BASE];
    long timeAbove = millis - page[TIME_BASE];
    int timeBits = (int) page[TIME_BITS];
    if (scoreAbove >>> (Long.SIZE - timeBits) == 0
        && timeAbove >>> timeBits == 0
        && timeAbove != 0) {
      page[HEAD + at] = scoreAbove << timeBits | timeAbove;
      return page;
    }
    clear(page, at);
    return put(withRoomFor(score, millis, page), at, score, millis);
  }

  /** A page of the same runs into which one more fits. */
  private static long[] withRoomFor(long score, long millis, long[] page) {
    long scoreMin = score;
    long scoreMax = score;
    long millisMin = millis;
    long millisMax = millis;
    for (int at = 0; at < StandingColumns.PAGE_SIZE; at++) {
      if (has(page, at)) {
        scoreMin = Math.min(scoreMin, score(page, at));
        scoreMax = Math.max(scoreMax, score(page, at));
        millisMin = Math.min(millisMin, millis(page, at));
        millisMax = Math.max(millisMax, millis(page, at));
      }
    }
    long[] roomy = framed(scoreMin, scoreMax - scoreMin, millisMin, millisMax - millisMin);
    for (int at = 0; at < StandingColumns.PAGE_SIZE; at++) {
      if (has(page, at)) {
        put(roomy, at, score(page, at), millis(page, at));
      }
    }
    return roomy;
  }

  /** An empty page for such ranges, which lie in the middle of what it can hold. */
  private static long[] framed(long scoreMin, long scores, long millisMin, long times) {
    int scoreBits = Long.SIZE - Long.numberOfLeadingZeros(scores);
    int timeBits = Long.SIZE - Long.numberOfLeadingZeros(times + 1);
    int spareBits = Long.SIZE - scoreBits - timeBits;
    if (spareBits < 0 || times < 0 || times == Long.MAX_VALUE) {
      long[] wide = new long[WIDE];
      for (int at = 0; at < StandingColumns.PAGE_SIZE; at++) {
        clear(wide, at);
      }
      return wide;
    }
    timeBits += spareBits / 2;
    long scoreRoom = (-1L >>> timeBits) - scores;
    long timeRoom = (-1L >>> (Long.SIZE - timeBits)) - times - 1;
    long[] narrow = new long[NARROW];
    narrow[SCORE_BASE] = scoreMin - scoreRoom / 2;
    narrow[TIME_BASE] = millisMin - 1 - timeRoom / 2;
    narrow[TIME_BITS] = timeBits;
    return narrow;
  }
}
