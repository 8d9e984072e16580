package dev.liveops.domain.fairness;

import dev.liveops.domain.PackedReader;
import dev.liveops.domain.PackedWriter;
import java.util.Arrays;

/**
 * The points a player gained in the last hour, in twelve steps of five minutes: the step that is
 * under way and the eleven before it. Immutable. A gain is forgotten 55 to 60 minutes after it was
 * made.
 */
final class HourOfPoints {

  static final long STEP_MILLIS = 300_000;
  static final int STEPS = 12;
  static final HourOfPoints NONE = new HourOfPoints(0, new long[0]);

  private final long newestStep;

  /** The points of the newest step first; no zeros at the end, so that equal hours look equal. */
  private final long[] points;

  private HourOfPoints(long newestStep, long[] points) {
    this.newestStep = newestStep;
    this.points = points;
  }

  /** What was gained in the hour that ends at {@code atMillis}. */
  long total(long atMillis) {
    // A step that is over by the player's newest one stays over, should a clock be set back.
    long stepsSince = Math.max(0, stepOf(atMillis) - newestStep);
    long total = 0;
    for (int age = 0; age < points.length && age + stepsSince < STEPS; age++) {
      total = LongMath.plus(total, points[age]);
    }
    return total;
  }

  /**
   * This hour and a gain at an instant; a loss, and a gain too long ago to matter, change nothing.
   */
  HourOfPoints plus(long atMillis, long gain) {
    long step = stepOf(atMillis);
    if (gain <= 0 || (points.length > 0 && newestStep - step >= STEPS)) {
      return this;
    }
    long newest = points.length == 0 ? step : Math.max(newestStep, step);
    long[] moved = new long[STEPS];
    for (int age = 0; age < points.length && age + (newest - newestStep) < STEPS; age++) {
      moved[age + (int) (newest - newestStep)] = points[age];
    }
    int age = (int) (newest - step);
    moved[age] = LongMath.plus(moved[age], gain);
    return new HourOfPoints(newest, withoutZerosAtTheEnd(moved));
  }

  private static long[] withoutZerosAtTheEnd(long[] values) {
    int length = values.length;
    while (length > 0 && values[length - 1] == 0) {
      length--;
    }
    return Arrays.copyOf(values, length);
  }

  private static long stepOf(long atMillis) {
    return Math.floorDiv(atMillis, STEP_MILLIS);
  }

  void encode(PackedWriter out) {
    out.unsigned(points.length);
    if (points.length > 0) {
      out.signed(newestStep);
      for (long gain : points) {
        out.unsigned(gain);
      }
    }
  }

  static HourOfPoints decode(PackedReader in) {
    int length = in.size(STEPS);
    if (length == 0) {
      return NONE;
    }
    long newestStep = in.signed();
    long[] points = new long[length];
    for (int age = 0; age < length; age++) {
      points[age] = in.unsigned();
    }
    return new HourOfPoints(newestStep, points);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HourOfPoints that
        && newestStep == that.newestStep
        && Arrays.equals(points, that.points);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(newestStep) + Arrays.hashCode(points);
  }
}
