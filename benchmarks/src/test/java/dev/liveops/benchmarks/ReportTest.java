package dev.liveops.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReportTest {

  @Test
  void aFigureStandsBesideItsTargetAndWhetherItIsReached() {
    Report report = new Report();
    report.add("plain", "%d", 7);
    report.judge("judged", Target.atLeast(10, 5, "%.0f/s"), "%.1f/s", 5.0);
    assertTrue(report.complete());
    assertEquals(
        """
        | what | measured | target | |
        |---|---|---|---|
        | plain | 7 |  |  |
        | judged | 5.0/s | >= 10/s | **missed by 50 %** |
        """,
        report.table());
  }

  @Test
  void whatCouldNotBeMeasuredIsSaidAndMakesTheRunIncomplete() {
    Report report = new Report();
    report.failed("the rest", new IOException("ended | by itself\nand more"));
    assertFalse(report.complete());
    assertTrue(
        report.table().contains("| the rest | **not measured**: ended / by itself |"),
        report.table());
  }
}
