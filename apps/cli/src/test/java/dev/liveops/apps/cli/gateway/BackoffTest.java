package dev.liveops.apps.cli.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final OptionalLong NOT_TOLD = OptionalLong.empty();

  @Test
  void itWaitsTwiceAsLongEachTimeUpToTenSeconds() {
    Backoff backoff = new Backoff(20, new SplittableRandom(1));
    long capMillis = 100;
    for (int i = 0; i < 20; i++) {
      long delayMillis = backoff.next(NOT_TOLD).orElseThrow();
      assertTrue(delayMillis >= capMillis / 2 && delayMillis <= capMillis, "delay " + delayMillis);
      capMillis = Math.min(10_000, capMillis * 2);
    }
  }

  @Test
  void itNeverComesBackBeforeItWasToldTo() {
    Backoff backoff = new Backoff(5, new SplittableRandom(2));
    for (int i = 0; i < 5; i++) {
      assertTrue(backoff.next(OptionalLong.of(3_000)).orElseThrow() >= 3_000);
    }
  }

  @Test
  void itGivesUpAfterSoManyTriesInARow() {
    Backoff backoff = new Backoff(2, new SplittableRandom(3));
    assertTrue(backoff.next(NOT_TOLD).isPresent());
    assertTrue(backoff.next(NOT_TOLD).isPresent());
    assertEquals(OptionalLong.empty(), backoff.next(NOT_TOLD));
    backoff.reset();
    assertTrue(backoff.next(NOT_TOLD).isPresent());
  }

  @Test
  void itGivesUpWhenItWouldHaveToWaitForMinutes() {
    Backoff backoff = new Backoff(5, new SplittableRandom(4));
    assertEquals(OptionalLong.empty(), backoff.next(OptionalLong.of(61_000)));
  }

  @Test
  void thoseWhoWereRefusedTogetherDoNotComeBackTogether() {
    long distinct =
        new SplittableRandom(5)
            .splits(100)
            .mapToLong(random -> new Backoff(1, random).next(OptionalLong.of(1_000)).orElseThrow())
            .distinct()
            .count();
    assertTrue(distinct > 50, "distinct delays: " + distinct);
  }
}
