package dev.liveops.domain.fairness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RobustStatisticsTest {

  @Test
  void rosnersTableHasItsKnownMedianAndMad() throws IOException {
    RobustStatistics statistics = RobustStatistics.of(rosner());
    assertEquals(2.095, statistics.median(), 1e-12);
    assertEquals(0.545, statistics.mad(), 1e-12);
  }

  @Test
  void exactlyThreeOfRosnersValuesAreOutliers() throws IOException {
    double[] values = rosner();
    RobustStatistics statistics = RobustStatistics.of(values);
    assertArrayEquals(
        new double[] {5.34, 5.42, 6.01},
        Arrays.stream(values).filter(value -> Math.abs(statistics.score(value)) > 3.5).toArray());
    assertEquals(3, Arrays.stream(RobustStatistics.scores(values)).filter(z -> z > 3.5).count());
  }

  @Test
  void aPopulationAgreesOnRosnersTable() throws IOException {
    double[] values = rosner();
    Population population = Population.empty();
    Arrays.stream(values).forEach(population::add);
    assertEquals(RobustStatistics.of(values), population.statistics());
    for (double value : values) {
      assertEquals(RobustStatistics.of(values).score(value), population.score(value));
    }
  }

  @Test
  void theMiddleOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
    assertEquals(2.5, RobustStatistics.of(4, 1, 3, 2).median());
    assertEquals(1, RobustStatistics.of(4, 1, 3, 2).mad());
  }

  @Test
  void theLargestValuesDoNotOverflow() {
    assertEquals(
        Double.MAX_VALUE, RobustStatistics.of(Double.MAX_VALUE, Double.MAX_VALUE).median());
  }

  @Test
  void whereMostAreEqualTheMeanDeviationStandsIn() {
    RobustStatistics statistics = RobustStatistics.of(5, 5, 5, 5, 10);
    assertEquals(new RobustStatistics(5, 0, 1), statistics);
    assertEquals(5 / 1.253314, statistics.score(10));
    assertEquals(0, statistics.score(5));
  }

  @Test
  void whereAllAreEqualAnyOtherIsInfinitelyFarOut() {
    RobustStatistics statistics = RobustStatistics.of(5, 5, 5);
    assertEquals(0, statistics.score(5));
    assertEquals(Double.POSITIVE_INFINITY, statistics.score(6));
    assertEquals(Double.NEGATIVE_INFINITY, statistics.score(4));
  }

  @Test
  void nothingAndTheInfiniteHaveNoMiddle() {
    assertThrows(IllegalArgumentException.class, () -> RobustStatistics.of());
    assertThrows(IllegalArgumentException.class, () -> RobustStatistics.of(1, Double.NaN));
    assertThrows(
        IllegalArgumentException.class, () -> RobustStatistics.of(Double.NEGATIVE_INFINITY, 1));
  }

  static double[] rosner() throws IOException {
    try (InputStream in =
        RobustStatisticsTest.class.getResourceAsStream("/fairness/rosner1983.csv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
      return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    }
  }
}
