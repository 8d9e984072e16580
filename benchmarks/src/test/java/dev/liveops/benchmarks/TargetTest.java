package dev.liveops.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TargetTest {

  @Test
  void aFigureOnTheBoundReachesAtLeastAndAtMostButIsNotBelow() {
    assertTrue(Target.atLeast(60, 60, "%.0f").reached());
    assertTrue(Target.atMost(200, 200, "%.0f").reached());
    assertFalse(Target.below(3, 3, "%.0f").reached());
    assertTrue(Target.below(3, 2.999, "%.0f").reached());
  }

  @Test
  void aMissSaysByHowMuchOfTheBound() {
    assertEquals("**missed by 50 %**", Target.atLeast(60, 30, "%.0f").verdict());
    assertEquals("**missed by 25 %**", Target.atMost(200, 250, "%.0f").verdict());
    assertEquals("**missed by 100 %**", Target.below(3, 6, "%.0f").verdict());
  }

  @Test
  void theSmallestMissIsStillAMiss() {
    assertEquals("**missed by 1 %**", Target.below(3, 3, "%.0f").verdict());
    assertEquals("**missed by 1 %**", Target.atLeast(100, 99.99, "%.0f").verdict());
  }

  @Test
  void ofTwoTargetsTheWorseOneCounts() {
    Target good = Target.below(3, 1, "p95 %.0f");
    Target bad = Target.below(8, 12, "p99 %.0f");
    assertEquals("**missed by 50 %**", good.and(bad).verdict());
    assertEquals("**missed by 50 %**", bad.and(good).verdict());
    assertEquals("< p95 3, < p99 8", good.and(bad).wanted());
    assertTrue(good.and(good).reached());
  }

  @Test
  void whatIsNoNumberReachesNothing() {
    assertFalse(Target.atLeast(1, Double.NaN, "%.0f").reached());
    assertFalse(Target.atMost(1, Double.NaN, "%.0f").reached());
    assertFalse(Target.below(1, Double.NaN, "%.0f").reached());
    assertFalse(Target.below(1, Double.NaN, "%.0f").and(Target.below(1, 0, "%.0f")).reached());
  }
}
