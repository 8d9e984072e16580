package dev.liveops.domain.admission;

/**
 * The buckets of many keys, each a player or an API key, in memory that never grows: 16 bytes for
 * each bucket it has room for. Safe for use by many threads; requests of different keys seldom wait
 * for each other.
 *
 * <p>A key is known by 64 bits, made by {@link KeyHash} so that nobody can choose them. Two keys
 * with the same bits would share a bucket; with a million keys in the table, the odds that any two
 * do are 1 in 37 million.
 *
 * <p>A bucket that has filled up again says no more than one never used, so its room is free. When
 * there is no room, the bucket that is nearest to full is forgotten: its key gains the few requests
 * it had used, and whoever is being limited stays limited.
 */
public final class RateTable {

  private static final int STRIPES = 64;

  /**
   * Buckets that a key may be kept in: few enough to look at all, many enough to seldom run out.
   */
  private static final int SET_BUCKETS = 8;

  private static final long FREE = 0;

  private final Stripe[] stripes = new Stripe[STRIPES];

  /**
   * Makes an empty table.
   *
   * @param bucketsMax how many buckets there is room for at least; rounded up to a power of two
   * @throws IllegalArgumentException when that is not between 1 and 2<sup>28</sup>
   */
  public RateTable(int bucketsMax) {
    if (bucketsMax < 1 || bucketsMax > 1 << 28) {
      throw new IllegalArgumentException("bucketsMax: expected 1 to " + (1 << 28));
    }
    int perStripe = Math.max(SET_BUCKETS, Math.ceilDiv(bucketsMax, STRIPES));
    int rounded = Integer.highestOneBit(perStripe - 1) << 1;
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe(rounded);
    }
  }

  /**
   * Counts a request of a key, if its limit allows it.
   *
   * @param keyHash the key, by {@link KeyHash}; keys of different kinds need different hashes, or
   *     tables
   * @param limit the key's limit, the same each time
   * @param nowNanos the time of a clock that does not go back, nanoseconds since any origin
   */
  public RateDecision decide(long keyHash, RateLimit limit, long nowNanos) {
    long key = keyHash == FREE ? 1 : keyHash;
    return stripes[(int) (key >>> 58)].decide(key, limit, nowNanos);
  }

  /**
   * A part of the table under one lock: sets of neighbouring buckets, a key and its state in turn.
   */
  private static final class Stripe {
    private final long[] cells;
    private final int setMask;

    Stripe(int buckets) {
      cells = new long[2 * buckets];
      setMask = buckets / SET_BUCKETS - 1;
    }

    synchronized RateDecision decide(long key, RateLimit limit, long nowNanos) {
      int bucket = find(key, nowNanos);
      long fullAtNanos = cells[bucket] == key ? cells[bucket + 1] : nowNanos;
      RateDecision decision = limit.decide(fullAtNanos, nowNanos);
      if (decision instanceof RateDecision.Allowed) {
        cells[bucket] = key;
        cells[bucket + 1] = limit.taken(fullAtNanos, nowNanos);
      }
      return decision;
    }

    /**
     * The bucket of a key; if it has none, the one to give it: a free one, or the nearest to full.
     */
    private int find(long key, long nowNanos) {
      int from = ((int) key & setMask) * 2 * SET_BUCKETS;
      int best = from;
      long leastMissing = Long.MAX_VALUE;
      for (int at = from; at < from + 2 * SET_BUCKETS; at += 2) {
        if (cells[at] == key) {
          return at;
        }
        long missing = cells[at] == FREE ? 0 : Math.max(0, cells[at + 1] - nowNanos);
        if (missing < leastMissing) {
          leastMissing = missing;
          best = at;
        }
      }
      return best;
    }
  }
}
