package dev.liveops.domain.ranking;

/**
 * Sorts ordinals by their standings, to build a tree at once.
 *
 * <p>A radix sort from the least significant column to the most, each byte by byte, leaving out the
 * bytes in which all values agree; since every pass keeps the order of the pass before among
 * equals, the last order is that of the whole key. Ids come last, where everything else is equal.
 * Compared to sorting by comparison it reads memory in order, which is what counts with a million
 * standings.
 */
final class OrdinalSort {
  private static final int RADIX = 256;

  private final StandingOrder order;
  private final int size;
  private int[] ordinals;
  private long[] values;
  private int[] nextOrdinals;
  private long[] nextValues;

  private OrdinalSort(int[] ordinals, StandingOrder order) {
    this.order = order;
    this.ordinals = ordinals;
    size = ordinals.length;
    values = new long[size];
    nextOrdinals = new int[size];
    nextValues = new long[size];
  }

  /** The entries of ordinals in order; uses the array given as room to work in. */
  static long[] sorted(int[] ordinals, StandingOrder order) {
    OrdinalSort sort = new OrdinalSort(ordinals, order);
    sort.by(Column.TIME);
    sort.by(Column.SUBSCORE);
    sort.by(Column.SCORE);
    sort.orderTwinsById();
    return sort.entries();
  }

  private enum Column {
    TIME,
    SUBSCORE,
    SCORE
  }

  private void by(Column column) {
    long differing = 0;
    for (int i = 0; i < size; i++) {
      RankKey key = order.key(ordinals[i]);
      long value =
          switch (column) {
            case TIME -> key.achievedAtMillis();
            case SUBSCORE -> key.subscore();
            case SCORE -> key.score();
          };
      // Unsigned bytes sort negative numbers last, unless the sign is flipped.
      values[i] = value ^ Long.MIN_VALUE;
      differing |= values[i] ^ values[0];
    }
    for (int shift = 0; shift < Long.SIZE; shift += 8) {
      if ((differing >>> shift & (RADIX - 1)) != 0) {
        pass(shift);
      }
    }
  }

  private void pass(int shift) {
    int[] ends = new int[RADIX];
    for (long value : values) {
      ends[(int) (value >>> shift) & (RADIX - 1)]++;
    }
    int begin = 0;
    for (int i = 0; i < RADIX; i++) {
      int count = ends[i];
      ends[i] = begin;
      begin += count;
    }
    for (int i = 0; i < size; i++) {
      int to = ends[(int) (values[i] >>> shift) & (RADIX - 1)]++;
      nextValues[to] = values[i];
      nextOrdinals[to] = ordinals[i];
    }
    long[] usedValues = values;
    values = nextValues;
    nextValues = usedValues;
    int[] usedOrdinals = ordinals;
    ordinals = nextOrdinals;
    nextOrdinals = usedOrdinals;
  }

  /** From the scores, by which was sorted last: twins, which changed places since, share theirs. */
  private long[] entries() {
    for (int i = 0; i < size; i++) {
      values[i] = LeafEntry.of(values[i] ^ Long.MIN_VALUE, ordinals[i]);
    }
    return values;
  }

  private void orderTwinsById() {
    int from = 0;
    for (int i = 1; i <= size; i++) {
      if (i == size || !order.twins(ordinals[from], ordinals[i])) {
        if (i - from > 1) {
          mergeSort(from, i);
        }
        from = i;
      }
    }
  }

  private void mergeSort(int from, int end) {
    if (end - from < 2) {
      return;
    }
    int middle = (from + end) >>> 1;
    mergeSort(from, middle);
    mergeSort(middle, end);
    System.arraycopy(ordinals, from, nextOrdinals, from, middle - from);
    int left = from;
    int right = middle;
    for (int to = from; left < middle; to++) {
      boolean takeRight = right < end && order.compareIds(ordinals[right], nextOrdinals[left]) < 0;
      ordinals[to] = takeRight ? ordinals[right++] : nextOrdinals[left++];
    }
  }
}
