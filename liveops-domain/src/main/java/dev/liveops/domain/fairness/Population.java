package dev.liveops.domain.fairness;

import dev.liveops.domain.CorruptState;
import dev.liveops.domain.PackedReader;
import dev.liveops.domain.PackedWriter;

/**
 * What events of one type are worth in one game: median and MAD of a stream of values, in bounded
 * memory. Mutable, for one thread. Deterministic: the same values in the same order give the same
 * statistics, also when it was encoded and decoded in between.
 *
 * <p><b>Accuracy.</b> Up to {@value #EXACT_DISTINCT_MAX} different values all are kept as they are,
 * each with its count, and the statistics are exact. From then on values are rounded to the nearest
 * number with 8 binary digits after the leading one: in every octave 256 buckets, each off by at
 * most 1/{@value #ERROR_DENOMINATOR} of the value (whole numbers to 512 stay exact). Values below
 * 2<sup>-30</sup> are taken for 0 and those beyond 2<sup>63</sup> for 2<sup>63</sup>. The median is
 * off by at most that share of itself, the MAD by at most that share of twice the median and the
 * MAD together.
 *
 * <p><b>Freshness.</b> Up to {@value #FRESH_COUNT_MAX} values the statistics are those of all
 * values; from then on they are taken again whenever the count has grown by 1/64, and when rounding
 * begins, so that an event is judged in the time of a division.
 */
public final class Population {

  /** Up to so many different values the statistics are exact. */
  public static final int EXACT_DISTINCT_MAX = 1024;

  /** Up to so many values the statistics follow every one of them. */
  public static final int FRESH_COUNT_MAX = 1024;

  /** A rounded value is off by at most one part in so many. */
  public static final int ERROR_DENOMINATOR = 512;

  /** The kind of state in the upper half, the version of its encoding in the lower. */
  private static final int FORMAT = 0xB1;

  private final ValueCounts values;
  private RobustStatistics statistics;
  private long staleAt;

  private Population(ValueCounts values, RobustStatistics statistics, long staleAt) {
    this.values = values;
    this.statistics = statistics;
    this.staleAt = staleAt;
  }

  /** A population without a value. */
  public static Population empty() {
    return new Population(new ValueCounts(), new RobustStatistics(0, 0, 0), 1);
  }

  /**
   * Takes in the value of an event that counts.
   *
   * @throws IllegalArgumentException when it is not finite
   */
  public void add(double value) {
    boolean nowRounded = values.add(value);
    long count = values.count();
    if (nowRounded || count >= staleAt) {
      statistics = values.statistics();
    }
    if (count >= staleAt) {
      staleAt = count < FRESH_COUNT_MAX ? count + 1 : count + count / 64;
    }
  }

  /** How many values were taken in. */
  public long count() {
    return values.count();
  }

  /** Median and MAD as of the latest look at them; all zero when there is no value. */
  public RobustStatistics statistics() {
    return statistics;
  }

  /** The modified z-score of a value against this population. */
  public double score(double value) {
    return statistics.score(values.asKept(value));
  }

  /** An independent copy. */
  public Population copy() {
    return new Population(values.copy(), statistics, staleAt);
  }

  /** The bytes of this population: about four for each different whole number in it. */
  public byte[] encode() {
    PackedWriter out = new PackedWriter(FORMAT);
    values.encode(out);
    out.unsigned(staleAt);
    out.real(statistics.median());
    out.real(statistics.mad());
    out.real(statistics.meanDeviation());
    return out.finish();
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws CorruptState when the bytes are anything else
   */
  public static Population decode(byte[] bytes) {
    PackedReader in = new PackedReader("population", bytes, FORMAT);
    ValueCounts values = ValueCounts.decode(in);
    long staleAt = in.unsigned();
    RobustStatistics statistics = new RobustStatistics(in.real(), in.real(), in.real());
    in.finish();
    return new Population(values, statistics, staleAt);
  }
}
