package dev.liveops.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  void theMedianCountsAndAllAreShownAsTheyCame() {
    Rounds rounds = new Rounds();
    rounds.add(30);
    rounds.add(10);
    rounds.add(20);
    assertEquals(20, rounds.median());
    assertEquals("30; 10; 20", rounds.all("%.0f"));
    rounds.add(40);
    assertEquals(25, rounds.median());
  }
}
