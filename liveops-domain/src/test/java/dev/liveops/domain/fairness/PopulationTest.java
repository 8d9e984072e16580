package dev.liveops.domain.fairness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class PopulationTest {

  private static final double ERROR = 1.0 / Population.ERROR_DENOMINATOR;

  @Test
  void anEmptyPopulationHasNoValues() {
    assertEquals(0, Population.empty().count());
    assertEquals(new RobustStatistics(0, 0, 0), Population.empty().statistics());
  }

  @Test
  void aSmallPopulationIsExactAfterEveryValue() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      double[] values = new double[Population.FRESH_COUNT_MAX];
      Population population = Population.empty();
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextBoolean() ? random.nextInt(20) : random.nextGaussian() * 100;
        population.add(values[i]);
        if (i % 37 == 0 || i == values.length - 1) {
          RobustStatistics exact = RobustStatistics.of(Arrays.copyOf(values, i + 1));
          assertEquals(exact.median(), population.statistics().median(), "seed " + seed);
          assertEquals(exact.mad(), population.statistics().mad(), "seed " + seed);
        }
      }
    }
  }

  @Test
  void manyValuesOfFewKindsStayExact() {
    Random random = new Random(1);
    double[] values = random.ints(50_000, 0, 1_001).asDoubleStream().toArray();
    Population population = filled(values);
    // What the latest look saw is the exact middle of what there was at that time.
    int seen = lastLook(values.length);
    assertEquals(RobustStatistics.of(Arrays.copyOf(values, seen)), population.statistics());
  }

  @Test
  void manyValuesOfManyKindsStayWithinTheDocumentedError() {
    assertWithinError(random -> random.nextDouble() * 1e6);
    assertWithinError(random -> Math.exp(random.nextGaussian() * 3));
    assertWithinError(random -> random.nextGaussian());
    assertWithinError(random -> random.nextLong());
    assertWithinError(random -> random.nextInt(3) == 0 ? random.nextDouble() : 42);
  }

  private static void assertWithinError(ToDoubleFunction<Random> kind) {
    for (int seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      double[] values = random.doubles(20_000).map(x -> kind.applyAsDouble(random)).toArray();
      int seen = lastLook(values.length);
      RobustStatistics exact = RobustStatistics.of(Arrays.copyOf(values, seen));
      RobustStatistics sketched = filled(values).statistics();
      double median = Math.abs(exact.median());
      assertEquals(exact.median(), sketched.median(), median * ERROR + 1e-9, "seed " + seed);
      assertEquals(
          exact.mad(), sketched.mad(), (2 * median + exact.mad()) * ERROR + 1e-9, "seed " + seed);
    }
  }

  @Test
  void roundedScoresAreThoseOfTheRoundedValues() {
    Random random = new Random(3);
    double[] values = random.doubles(20_000, 0, 1e6).toArray();
    RobustStatistics exact = RobustStatistics.of(values);
    Population population = filled(values);
    for (double value : new double[] {0, 10, 5e5, 1e6, 3e6}) {
      assertEquals(exact.score(value), population.score(value), 0.05 + 0.01 * value / 1e6);
    }
  }

  @Test
  void aValueLikeMostOthersIsNeverFarOutForItsRounding() {
    Population population = Population.empty();
    population.add(1_000_001);
    population.add(1_000_001);
    for (int i = 0; i < 10_000; i++) {
      population.add(i % 4 == 0 ? 1e6 + i : 1_000_001);
      assertEquals(0, population.score(1_000_001), "after " + i);
    }
  }

  @Test
  void memoryIsBoundedWhateverComes() {
    Random random = new Random(4);
    Population population = Population.empty();
    for (int i = 0; i < 300_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      population.add(Double.isFinite(value) ? value : 0);
    }
    assertTrue(population.encode().length < 600_000, "" + population.encode().length);
    assertEquals(population.count(), Population.decode(population.encode()).count());
  }

  @Test
  void aCopyGoesItsOwnWay() {
    Population population = filled(1, 2, 3);
    Population copy = population.copy();
    copy.add(100);
    copy.add(100);
    assertEquals(3, population.count());
    assertEquals(2, population.statistics().median());
    assertEquals(5, copy.count());
    assertEquals(3, copy.statistics().median());
  }

  @Test
  void decodingGoesOnExactlyWhereEncodingStopped() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      boolean whole = random.nextBoolean();
      Population original = Population.empty();
      Population restarted = Population.empty();
      for (int i = 0; i < 5_000; i++) {
        double value = whole ? random.nextInt(100_000) : random.nextGaussian();
        original.add(value);
        restarted.add(value);
        if (random.nextInt(500) == 0) {
          restarted = Population.decode(restarted.encode());
        }
        assertEquals(original.statistics(), restarted.statistics(), "seed " + seed);
      }
      assertArrayEquals(original.encode(), restarted.encode(), "seed " + seed);
    }
  }

  @Test
  void theExtremesSurviveEncoding() {
    Population population =
        filled(Long.MIN_VALUE, Long.MAX_VALUE, -0.0, 0.0, 1e300, -1e300, 0.1, 1L << 53);
    assertArrayEquals(population.encode(), Population.decode(population.encode()).encode());
    assertEquals(0, filled(-0.0, 0.0, 0.0).statistics().meanDeviation());
  }

  @Test
  void whatIsNotFiniteIsRefused() {
    Population population = Population.empty();
    assertThrows(IllegalArgumentException.class, () -> population.add(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> population.add(Double.POSITIVE_INFINITY));
    assertEquals(0, population.count());
  }

  @Test
  void everyDamagedByteIsNoticed() {
    byte[] bytes = filled(1, 2, 3.5, 1_000).encode();
    Corruption.assertEveryDamageIsNoticed(bytes, Population::decode);
  }

  /** The count at which the statistics were last taken, by the documented schedule. */
  private static int lastLook(int count) {
    int look = Population.FRESH_COUNT_MAX;
    while (look + look / 64 <= count) {
      look += look / 64;
    }
    return look;
  }

  private static Population filled(double... values) {
    Population population = Population.empty();
    Arrays.stream(values).forEach(population::add);
    return population;
  }
}
