package dev.liveops.domain.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BinomialTailTest {

  @Test
  void coinsAreCountedRight() {
    assertEquals(1, atLeast(0, 10, 0.5));
    assertEquals(1 - 1.0 / 1024, atLeast(1, 10, 0.5), 1e-14);
    assertEquals(638.0 / 1024, atLeast(5, 10, 0.5), 1e-14);
    assertEquals(386.0 / 1024, atLeast(6, 10, 0.5), 1e-14);
    assertEquals(11.0 / 1024, atLeast(9, 10, 0.5), 1e-14);
    assertEquals(1.0 / 1024, atLeast(10, 10, 0.5), 1e-14);
    assertEquals(0, atLeast(11, 10, 0.5));
  }

  @Test
  void certainAndImpossibleTriesAreTold() {
    assertEquals(1, atLeast(5, 5, 1));
    assertEquals(0, atLeast(1, 5, 0));
    assertEquals(1, atLeast(0, 0, 0.3));
    assertEquals(0, atLeast(1, 0, 0.3));
  }

  @Test
  void chancesBelowTheSmallestDoubleKeepTheirLogarithm() {
    assertEquals(1000 * Math.log(0.0001), BinomialTail.logAtLeast(1000, 1000, 0.0001), 1e-9);
  }

  @Test
  void tailsAgreeWithExactArithmetic() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      int tries = 1 + random.nextInt(i < 250 ? 60 : BinomialTail.TRIES_MAX);
      int hits = random.nextInt(tries + 1);
      int tenThousandths = 1 + random.nextInt(9_999);
      double exact = exactLogAtLeast(hits, tries, tenThousandths);
      double log = BinomialTail.logAtLeast(hits, tries, tenThousandths / 10_000.0);
      String what = "at least " + hits + " of " + tries + " at " + tenThousandths + "/10000";
      assertEquals(exact, log, 1e-11 * Math.max(1, Math.abs(exact)), what);
    }
  }

  @Test
  void whatIsNoBinomialIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> BinomialTail.logAtLeast(1, -1, 0.5));
    assertThrows(
        IllegalArgumentException.class,
        () -> BinomialTail.logAtLeast(1, BinomialTail.TRIES_MAX + 1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> BinomialTail.logAtLeast(1, 1, -0.1));
    assertThrows(IllegalArgumentException.class, () -> BinomialTail.logAtLeast(1, 1, 1.1));
    assertThrows(IllegalArgumentException.class, () -> BinomialTail.logAtLeast(1, 1, Double.NaN));
  }

  private static double atLeast(int hits, int tries, double p) {
    return Math.exp(BinomialTail.logAtLeast(hits, tries, p));
  }

  /** With chance a/10000: the sum of C(n,i) a^i (10000-a)^(n-i), in whole numbers, over 10000^n. */
  private static double exactLogAtLeast(int hits, int tries, int tenThousandths) {
    BigInteger hit = BigInteger.valueOf(tenThousandths);
    BigInteger miss = BigInteger.valueOf(10_000 - tenThousandths);
    BigInteger ways = BigInteger.ONE;
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i <= tries; i++) {
      if (i >= hits) {
        sum = sum.add(ways.multiply(hit.pow(i)).multiply(miss.pow(tries - i)));
      }
      ways = ways.multiply(BigInteger.valueOf(tries - i)).divide(BigInteger.valueOf(i + 1L));
    }
    BigDecimal all = new BigDecimal(BigInteger.valueOf(10_000).pow(tries));
    BigDecimal chance = new BigDecimal(sum).divide(all, new MathContext(40));
    // A double cannot hold the smallest of these: split off the power of ten.
    int exponent = chance.precision() - chance.scale();
    return Math.log(chance.scaleByPowerOfTen(-exponent).doubleValue()) + exponent * Math.log(10);
  }
}
