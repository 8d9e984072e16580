package dev.liveops.domain.fairness;

import dev.liveops.domain.PackedReader;
import dev.liveops.domain.PackedWriter;
import java.util.Arrays;

/**
 * The different values of a population in ascending order, each with its count; rounded once there
 * are too many. Mutable, for one thread.
 */
final class ValueCounts {

  /** In rounded form: 256 buckets in each of 94 octaves, on both sides of 0, and some to spare. */
  private static final int DISTINCT_MAX = 2 * 256 * 94 + Population.EXACT_DISTINCT_MAX;

  private static final double LEAST = 0x1p-30;
  private static final double MOST = 0x1p63;
  private static final int DROPPED_BITS = 44;

  private double[] values;
  private long[] counts;
  private int distinct;
  private long count;
  private boolean rounded;

  ValueCounts() {
    this(new double[16], new long[16], 0, 0, false);
  }

  private ValueCounts(double[] values, long[] counts, int distinct, long count, boolean rounded) {
    this.values = values;
    this.counts = counts;
    this.distinct = distinct;
    this.count = count;
    this.rounded = rounded;
  }

  long count() {
    return count;
  }

  /** Counts a value; true when it was one kind too many, so that all are rounded from now on. */
  boolean add(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value: expected a finite number");
    }
    int at = Arrays.binarySearch(values, 0, distinct, asKept(value));
    boolean tooMany = at < 0 && !rounded && distinct == Population.EXACT_DISTINCT_MAX;
    if (tooMany) {
      round();
      at = Arrays.binarySearch(values, 0, distinct, asKept(value));
    }
    if (at < 0) {
      at = -at - 1;
      insert(at, asKept(value));
    }
    counts[at]++;
    count++;
    return tooMany;
  }

  /** The value that stands for {@code value} here. */
  double asKept(double value) {
    // Adding 0 turns the negative zero, which sorts apart, into the usual one.
    return (rounded ? rounded(value) : value) + 0.0;
  }

  private static double rounded(double value) {
    double magnitude = Math.min(Math.abs(value), MOST);
    if (magnitude < LEAST) {
      return 0;
    }
    long half = 1L << DROPPED_BITS - 1;
    long bits = Double.doubleToRawLongBits(magnitude) + half >>> DROPPED_BITS << DROPPED_BITS;
    return Math.copySign(Double.longBitsToDouble(bits), value);
  }

  private void round() {
    rounded = true;
    int kept = 0;
    for (int i = 0; i < distinct; i++) {
      double value = asKept(values[i]);
      if (kept > 0 && values[kept - 1] == value) {
        counts[kept - 1] += counts[i];
      } else {
        values[kept] = value;
        counts[kept++] = counts[i];
      }
    }
    distinct = kept;
  }

  private void insert(int at, double value) {
    if (distinct == values.length) {
      values = Arrays.copyOf(values, distinct * 2);
      counts = Arrays.copyOf(counts, distinct * 2);
    }
    System.arraycopy(values, at, values, at + 1, distinct - at);
    System.arraycopy(counts, at, counts, at + 1, distinct - at);
    values[at] = value;
    counts[at] = 0;
    distinct++;
  }

  RobustStatistics statistics() {
    double median = median();
    double mad = medianDeviation(median);
    return new RobustStatistics(median, mad, mad == 0 ? meanDeviation(median) : 0);
  }

  private double median() {
    long before = 0;
    int i = 0;
    while (before + counts[i] <= (count - 1) / 2) {
      before += counts[i++];
    }
    double low = values[i];
    double high = before + counts[i] > count / 2 ? low : values[i + 1];
    return RobustStatistics.between(low, high);
  }

  /**
   * Walks outwards from the median, always to the nearer side, until half of the values are passed.
   */
  private double medianDeviation(double median) {
    int at = Arrays.binarySearch(values, 0, distinct, median);
    int right = at < 0 ? -at - 1 : at;
    int left = right - 1;
    double low = -1;
    long passed = 0;
    while (true) {
      double toLeft = left < 0 ? Double.POSITIVE_INFINITY : median - values[left];
      double toRight = right == distinct ? Double.POSITIVE_INFINITY : values[right] - median;
      passed += toLeft < toRight ? counts[left--] : counts[right++];
      double deviation = Math.min(toLeft, toRight);
      if (low < 0 && passed > (count - 1) / 2) {
        low = deviation;
      }
      if (passed > count / 2) {
        return RobustStatistics.between(low, deviation);
      }
    }
  }

  private double meanDeviation(double median) {
    double sum = 0;
    for (int i = 0; i < distinct; i++) {
      sum += Math.abs(values[i] - median) * counts[i];
    }
    return sum / count;
  }

  ValueCounts copy() {
    return new ValueCounts(values.clone(), counts.clone(), distinct, count, rounded);
  }

  void encode(PackedWriter out) {
    boolean whole = whole();
    out.octet((rounded ? 1 : 0) | (whole ? 2 : 0));
    out.unsigned(distinct);
    long previous = 0;
    for (int i = 0; i < distinct; i++) {
      if (whole) {
        out.signed((long) values[i] - previous);
        previous = (long) values[i];
      } else {
        out.real(values[i]);
      }
      out.unsigned(counts[i]);
    }
  }

  /** Whether all values are whole numbers that a long holds exactly: as points are. */
  private boolean whole() {
    for (int i = 0; i < distinct; i++) {
      if (values[i] != Math.rint(values[i]) || Math.abs(values[i]) >= MOST) {
        return false;
      }
    }
    return true;
  }

  static ValueCounts decode(PackedReader in) {
    int form = in.octet();
    boolean rounded = (form & 1) != 0;
    boolean whole = (form & 2) != 0;
    int distinct = in.size(rounded ? DISTINCT_MAX : Population.EXACT_DISTINCT_MAX);
    double[] values = new double[Math.max(16, distinct)];
    long[] counts = new long[values.length];
    long previous = 0;
    long count = 0;
    for (int i = 0; i < distinct; i++) {
      if (whole) {
        previous += in.signed();
        values[i] = previous;
      } else {
        values[i] = in.real();
      }
      counts[i] = in.unsigned();
      count += counts[i];
      boolean ascending = i == 0 || values[i - 1] < values[i];
      if (!Double.isFinite(values[i]) || !ascending || counts[i] <= 0 || count < 0) {
        throw in.corrupt("expected ascending values with counts above 0");
      }
    }
    return new ValueCounts(values, counts, distinct, count, rounded);
  }
}
